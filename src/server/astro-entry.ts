import { createApp } from 'astro/app/entrypoint';

const app = createApp({ streaming: false });

/** Renders one page or endpoint; unknown addresses give the 404 page, defects the 500 page. */
export const render = (request: Request, locals: App.Locals): Promise<Response> =>
  app.render(request, { locals, clientAddress: locals.clientAddress, addCookieHeader: true });

export type Render = typeof render;
