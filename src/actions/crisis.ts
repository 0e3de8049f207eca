import { z } from 'zod';
import { database } from '#db/client.ts';
import { requireCapability } from '../features/members/guard.ts';
import {
  addCrisisLine,
  moveCrisisLine,
  removeCrisisLine,
  rewriteCrisisLine,
  wordCrisisBlock,
} from '../features/site/commands/crisis.ts';
import { crisisLine, siteSettings } from '../features/site/rules.ts';
import { slug } from '../fields.ts';
import type { Asking } from './members.ts';

const DONE = '/admin/site/crisis/?saved';

const block = siteSettings.shape.crisis.unwrap().shape;
const place = { at: z.coerce.number().int().nonnegative(), was: z.string() };
const empty = z.literal('').transform(() => undefined);
const { shape } = crisisLine;

export const blockInput = z
  .object({
    title: block.title.or(empty),
    text: block.text.or(empty),
    checked: block.checked.or(empty),
    page: slug.or(empty),
  })
  .refine(({ title, text }) => title || !text, { path: ['title'], error: 'Give these words a heading.' })
  .refine(({ title, text }) => text || !title, { path: ['text'], error: 'Say something under this heading.' })
  .refine(({ title, checked }) => checked || !title, {
    path: ['checked'],
    error: 'Say when you checked the lines.',
  });
export const lineInput = z.object({
  country: shape.country,
  name: shape.name,
  url: shape.url,
  phone: empty.or(shape.phone),
  text: empty.or(shape.text),
  hours: empty.or(shape.hours),
  note: empty.or(shape.note),
});
export const rewriteInput = lineInput.extend(place);
export const arrangeInput = z.object({ ...place, act: z.enum(['up', 'down', 'remove']) });

export async function word({ locals }: Asking, { title, text, checked, page }: z.infer<typeof blockInput>) {
  requireCapability(locals, 'owner', new Date());
  await wordCrisisBlock(database(), title && text && checked ? { title, text, checked, page } : undefined);
  return DONE;
}

export async function addLine({ locals }: Asking, line: z.infer<typeof lineInput>) {
  requireCapability(locals, 'owner', new Date());
  await addCrisisLine(database(), line);
  return DONE;
}

export async function rewriteLine({ locals }: Asking, { at, was, ...line }: z.infer<typeof rewriteInput>) {
  requireCapability(locals, 'owner', new Date());
  await rewriteCrisisLine(database(), { at, was }, line);
  return DONE;
}

export async function arrangeLine({ locals }: Asking, { at, was, act }: z.infer<typeof arrangeInput>) {
  requireCapability(locals, 'owner', new Date());
  if (act === 'remove') await removeCrisisLine(database(), { at, was });
  else await moveCrisisLine(database(), { at, was }, act);
  return DONE;
}
