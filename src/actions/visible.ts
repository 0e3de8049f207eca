import type { APIContext } from 'astro';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { findPlaceOf } from '../features/comments/queries/locate.ts';
import { signInPath } from '../features/members/rules/links.ts';

const uuid = z.uuid();

type Asking = Pick<APIContext, 'params' | 'locals' | 'url'>;

/**
 * The comment that an address names, if whoever asks may see it. What only members read leads others to signing in;
 * anything else is not there.
 */
export async function findVisible({ params, locals, url }: Asking) {
  const id = params.id ?? '';
  const viewer = { memberId: locals.member?.id };
  const found = uuid.safeParse(id).success ? await findPlaceOf(database(), id, viewer) : undefined;
  if (found?.shown && found.slug) return { ...found, slug: found.slug };
  if (found?.status === 'approved' && !locals.member)
    return new Response(null, { status: 303, headers: { Location: signInPath(url.pathname) } });
  return new Response(null, { status: 404 });
}
