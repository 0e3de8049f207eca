import type { APIRoute } from 'astro';
import { answerTitles } from '#src/actions/studio-save.ts';

export const GET: APIRoute = (context) => answerTitles(context);
