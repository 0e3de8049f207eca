import path from 'node:path';
import { openGhost } from '#src/features/imports/sources/ghost/open.ts';
import { arrivalsOf, givenFolder } from '../reading.ts';

/** An export of Ghost around some tables, with what lies beside it. */
export async function open(data: object, beside: Record<string, string> = {}) {
  const whole = { db: [{ meta: { version: '5.0.0' }, data: { posts: [], ...data } }] };
  const folder = await givenFolder({ 'ghost.json': JSON.stringify(whole), ...beside });
  return openGhost(path.join(folder, 'ghost.json'));
}

export const told = async (data: object, beside: Record<string, string> = {}) =>
  arrivalsOf(await open(data, beside));

/** A published post as Ghost exports it. */
export const post = (id: string, more: object = {}) => ({
  id,
  uuid: `uuid-${id}`,
  title: `Post ${id}`,
  slug: `post-${id}`,
  html: '<p>Words.</p>',
  type: 'post',
  status: 'published',
  visibility: 'public',
  published_at: '2019-05-04T08:00:00.000Z',
  updated_at: '2019-05-04T08:00:00.000Z',
  ...more,
});

/** A body in Lexical, out of its nodes. */
export const lexical = (...children: object[]) =>
  JSON.stringify({ root: { type: 'root', version: 1, children } });

export const words = (text: string, format = 0) => ({ type: 'extended-text', version: 1, text, format });
