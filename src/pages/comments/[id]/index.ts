import type { APIRoute } from 'astro';
import { database } from '#db/client.ts';
import { findVisible } from '#src/actions/visible.ts';
import { locateComment } from '#src/features/comments/queries/locate.ts';

/** Leads to where a comment stands now. */
export const GET: APIRoute = async (context) => {
  const comment = await findVisible(context);
  if (comment instanceof Response) return comment;
  const viewer = { memberId: context.locals.member?.id };
  const target = await locateComment(database(), comment, viewer);
  return new Response(null, { status: 302, headers: { Location: target } });
};
