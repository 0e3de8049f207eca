import { createRoute, z } from '@hono/zod-openapi';
import { database } from '#db/client.ts';
import { menuPath } from '../features/addresses/rules.ts';
import { findMenu, listMenus, type Section } from '../features/menus/queries/menus.ts';
import { slug } from '../fields.ts';
import type { Api } from './app.ts';
import { absolute } from './present.ts';
import { problem, problemResponse } from './problem.ts';
import { fullMenu, menuList, type sectionSchema } from './schemas/menus.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/api/menus',
  summary: 'The resource menus, by title',
  responses: {
    200: { description: 'All menus.', content: { 'application/json': { schema: menuList } } },
  },
});

const menuRoute = createRoute({
  method: 'get',
  path: '/api/menus/{slug}',
  summary: 'One resource menu with all its sections',
  request: { params: z.object({ slug }) },
  responses: {
    200: { description: 'The menu.', content: { 'application/json': { schema: fullMenu } } },
    404: problemResponse('There is no such menu.'),
  },
});

export function addMenuRoutes(api: Api) {
  api.openapi(listRoute, async (context) => {
    const menus = await listMenus(database());
    context.env.keep(['menus']);
    const items = menus.map((menu) => ({
      ...menu,
      url: absolute(menuPath(menu.slug)),
      updatedAt: menu.updatedAt.toISOString(),
    }));
    return context.json({ items, next: null }, 200);
  });

  api.openapi(menuRoute, async (context) => {
    const menu = await findMenu(database(), context.req.valid('param').slug);
    if (!menu) return problem(context, 404);
    context.env.keep(['menus', 'essays']);
    return context.json(
      {
        slug: menu.slug,
        url: absolute(menuPath(menu.slug)),
        title: menu.title,
        description: menu.description,
        updatedAt: menu.updatedAt.toISOString(),
        sections: menu.sections.map(toSection),
      },
      200,
    );
  });
}

const toSection = ({ title, description, resources, sections }: Section): z.infer<typeof sectionSchema> => ({
  title,
  description,
  resources: resources.map(({ id: _id, outside: _outside, url, linkCheckedAt, ...resource }) => ({
    ...resource,
    url: absolute(url),
    linkCheckedAt: linkCheckedAt?.toISOString() ?? null,
  })),
  sections: sections.map(toSection),
});
