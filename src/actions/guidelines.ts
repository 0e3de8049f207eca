import { z } from 'zod';
import { database } from '#db/client.ts';
import {
  addGuideline,
  moveGuideline,
  retireGuideline,
  reviveGuideline,
  rewordGuideline,
} from '../features/guidelines/commands.ts';
import { type GuidelineInput, guidelineInput } from '../features/guidelines/rules.ts';
import { requireCapability } from '../features/members/guard.ts';
import type { Asking } from './members.ts';

const DONE = '/admin/guidelines/?saved';

export const rewordInput = guidelineInput.extend({ id: z.uuid() });
export const standingInput = z.object({ id: z.uuid(), act: z.enum(['up', 'down', 'retire', 'revive']) });

export async function add({ locals }: Asking, input: GuidelineInput) {
  requireCapability(locals, 'owner', new Date());
  await addGuideline(database(), input);
  return DONE;
}

export async function reword({ locals }: Asking, { id, ...input }: z.infer<typeof rewordInput>) {
  requireCapability(locals, 'owner', new Date());
  await rewordGuideline(database(), id, input);
  return DONE;
}

/** Moves a guideline, takes it out of use, or puts it back. */
export async function arrange({ locals }: Asking, { id, act }: z.infer<typeof standingInput>) {
  const now = new Date();
  requireCapability(locals, 'owner', now);
  if (act === 'retire') await retireGuideline(database(), id, now);
  else if (act === 'revive') await reviveGuideline(database(), id);
  else await moveGuideline(database(), id, act);
  return DONE;
}
