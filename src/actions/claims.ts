import type { APIContext } from 'astro';
import type { z } from 'zod';
import { database } from '#db/client.ts';
import { claimComments, disownComments, signComment } from '../features/comments/commands/claim.ts';
import type { claimForm } from '../features/comments/rules/claims.ts';
import { claimsPath, ownCommentPath, ownCommentsPath } from '../features/comments/rules/paths.ts';
import { requireAccount } from '../features/members/guard.ts';
import { siteSecret } from '../server/secret.ts';

type Asking = Pick<APIContext, 'locals'>;

/** Takes a member's word on one comment from elsewhere, or on all that wait for them; a suspended one's too. */
export async function sayWhose({ locals }: Asking, { act, id, name }: z.infer<typeof claimForm>) {
  const claim = { memberId: requireAccount(locals).id, id, secret: siteSecret() };
  if (act === 'disown') {
    await disownComments(database(), claim);
    return `${id ? claimsPath : ownCommentsPath}?done=disowned`;
  }
  await claimComments(database(), { ...claim, name });
  return id ? `${claimsPath}?done=claimed-one` : `${ownCommentsPath}?done=claimed`;
}

export async function sign({ locals }: Asking, id: string) {
  await signComment(database(), requireAccount(locals).id, id);
  return `${ownCommentPath(id)}?done=signed`;
}
