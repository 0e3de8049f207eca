import { z } from 'zod';
import { database } from '#db/client.ts';
import { requireCapability } from '../features/members/guard.ts';
import { addToList, moveInList, takeFromList } from '../features/site/commands/lists.ts';
import {
  addVoice,
  moveVoice,
  retireVoice,
  reviveVoice,
  rewordVoice,
} from '../features/site/commands/voices.ts';
import { siteList, siteSettings } from '../features/site/rules.ts';
import { slug } from '../fields.ts';
import type { Asking } from './members.ts';

const LISTED = '/admin/site/arrangement/?saved';
const VOICED = '/admin/site/voices/?saved';

/** A slug, or the address that it is the last part of. */
const slugOrAddress = z
  .string()
  .trim()
  .transform((given) => given.split('/').filter(Boolean).at(-1) ?? '')
  .pipe(slug);

export const listInput = z.object({ list: siteList, slug: slugOrAddress });
export const arrangeInput = z.object({ list: siteList, slug, act: z.enum(['up', 'down', 'remove']) });
const { label } = siteSettings.shape.voices.unwrap().element.shape;
export const voiceInput = z.object({ label });
export const rewordVoiceInput = z.object({ label, slug });
export const arrangeVoiceInput = z.object({ slug, act: z.enum(['up', 'down', 'retire', 'revive']) });

export async function list({ locals }: Asking, input: z.infer<typeof listInput>) {
  requireCapability(locals, 'owner', new Date());
  await addToList(database(), input.list, input.slug);
  return LISTED;
}

export async function arrange({ locals }: Asking, { list, slug, act }: z.infer<typeof arrangeInput>) {
  requireCapability(locals, 'owner', new Date());
  if (act === 'remove') await takeFromList(database(), list, slug);
  else await moveInList(database(), list, slug, act);
  return LISTED;
}

export async function offerVoice({ locals }: Asking, input: z.infer<typeof voiceInput>) {
  requireCapability(locals, 'owner', new Date());
  await addVoice(database(), input.label);
  return VOICED;
}

export async function callVoice({ locals }: Asking, { slug, label }: z.infer<typeof rewordVoiceInput>) {
  requireCapability(locals, 'owner', new Date());
  await rewordVoice(database(), slug, label);
  return VOICED;
}

export async function arrangeVoice({ locals }: Asking, { slug, act }: z.infer<typeof arrangeVoiceInput>) {
  requireCapability(locals, 'owner', new Date());
  if (act === 'retire') await retireVoice(database(), slug);
  else if (act === 'revive') await reviveVoice(database(), slug);
  else await moveVoice(database(), slug, act);
  return VOICED;
}
