import type { z } from 'zod';
import { database } from '#db/client.ts';
import { askToLeave, stayAfterAll } from '../features/leaving/commands/leave.ts';
import { exceptComments, exceptEssays, planLeaving } from '../features/leaving/commands/plan.ts';
import type {
  commentExceptionsForm,
  essayExceptionsForm,
  PlanForm,
} from '../features/leaving/rules/inputs.ts';
import {
  leaveCommentsPath,
  leaveEssaysPath,
  leavePath,
  leavePreviewPath,
  leaveReceiptPath,
} from '../features/leaving/rules/paths.ts';
import { requireAccount } from '../features/members/guard.ts';
import type { Asking } from './members.ts';

const NEXT = { comments: leaveCommentsPath, essays: leaveEssaysPath, preview: leavePreviewPath };

export async function plan({ locals }: Asking, { step, ...choice }: PlanForm) {
  await planLeaving(database(), requireAccount(locals).id, choice);
  return NEXT[step];
}

/** Saves a page of exceptions and shows it again. */
export async function treatComments(
  { locals, request }: Asking,
  { ids, treatments }: z.infer<typeof commentExceptionsForm>,
) {
  const chosen = ids.map((id, at) => [id, treatments[at] ?? ''] as const);
  await exceptComments(database(), requireAccount(locals).id, chosen);
  return savedPage(request);
}

export async function treatEssays(
  { locals, request }: Asking,
  { ids, treatments }: z.infer<typeof essayExceptionsForm>,
) {
  const chosen = ids.map((id, at) => [id, treatments[at] ?? ''] as const);
  await exceptEssays(database(), requireAccount(locals).id, chosen);
  return savedPage(request);
}

function savedPage(request: Request) {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set('done', 'saved');
  return `${pathname}?${searchParams}`;
}

export async function leave({ locals }: Asking) {
  await askToLeave(database(), requireAccount(locals).id, new Date());
  return leaveReceiptPath;
}

export async function stay({ locals }: Asking) {
  await stayAfterAll(database(), requireAccount(locals).id);
  return `${leavePath}?done=stayed`;
}
