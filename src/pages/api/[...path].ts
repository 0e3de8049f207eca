import type { APIRoute } from 'astro';
import { createApi } from '#src/api/app.ts';
import { renderEssay } from '#src/features/essays/render.ts';

const api = createApi();

export const ALL: APIRoute = ({ request, cache, locals }) =>
  api.fetch(request, {
    requestId: locals.requestId,
    locals,
    keep: (tags) => cache.set({ maxAge: 60, tags }),
    renderEssay: (essay) => renderEssay(essay, 'feed'),
  });
