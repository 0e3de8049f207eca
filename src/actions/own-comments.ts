import type { APIContext } from 'astro';
import type { z } from 'zod';
import { database } from '#db/client.ts';
import { editComment, redactEarlierText } from '../features/comments/commands/edit.ts';
import { reportComment } from '../features/comments/commands/report.ts';
import { withdrawComment } from '../features/comments/commands/withdraw.ts';
import type { editForm, redactForm, reportForm } from '../features/comments/rules/input.ts';
import { ownCommentPath, ownCommentsPath, reportPath } from '../features/comments/rules/paths.ts';
import { requireAccount, requireMember } from '../features/members/guard.ts';
import { findSite } from '../features/site/queries.ts';

type Asking = Pick<APIContext, 'locals'>;

/** Saves the edit of one's own comment, or shows it again for a preview. */
export async function edit({ locals }: Asking, id: string, input: z.infer<typeof editForm>) {
  if (input.step === 'preview') return undefined;
  const now = new Date();
  const { id: memberId } = requireMember(locals, now);
  const { held } = await editComment(database(), { ...input, memberId, id }, await findSite(database()), now);
  return `${ownCommentPath(id)}?done=${held ? 'held' : 'saved'}`;
}

export async function withdraw({ locals }: Asking, id: string) {
  await withdrawComment(database(), requireAccount(locals).id, id);
  return `${ownCommentsPath}?done=withdrawn`;
}

export async function redact({ locals }: Asking, id: string, input: z.infer<typeof redactForm>) {
  await redactEarlierText(database(), { ...input, memberId: requireAccount(locals).id, id });
  return `${ownCommentPath(id)}?done=redacted#earlier`;
}

/** Someone in danger may be spoken of even by a member who may not speak here otherwise. */
export async function report({ locals }: Asking, id: string, input: z.infer<typeof reportForm>) {
  const now = new Date();
  const member = input.reason === 'danger' ? requireAccount(locals) : requireMember(locals, now);
  await reportComment(database(), { ...input, memberId: member.id, id }, now);
  return `${reportPath(id)}?done=${input.reason === 'danger' ? 'danger' : 'report'}`;
}
