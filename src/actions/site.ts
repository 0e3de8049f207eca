import { z } from 'zod';
import { database } from '#db/client.ts';
import { requireCapability } from '../features/members/guard.ts';
import { answerFile, editSite } from '../features/site/commands/settings.ts';
import { wordSupport } from '../features/site/commands/support.ts';
import { siteSettings } from '../features/site/rules.ts';
import { day, several } from '../fields.ts';
import type { Asking } from './members.ts';

const { shape } = siteSettings;

export const identityInput = z.object({
  name: shape.name,
  tagline: shape.tagline,
  description: shape.description,
  language: shape.language,
  timeZone: shape.timeZone,
  accent: shape.accent,
});
export const footerInput = z.object({ footer: shape.footer });
export const archiveInput = z.object({ archive: shape.archive });
export const rulesInput = z.object({
  policy: shape.comments.unwrap().shape.policy,
  closeOn: day.or(z.literal('')).transform((given) => given || undefined),
  appreciationsShownTo: shape.appreciationsShownTo,
  publishing: shape.publishing,
});
const supportShape = shape.support.unwrap().shape;
export const supportInput = z
  .object({
    title: supportShape.title.or(z.literal('')),
    text: supportShape.text.or(z.literal('')),
    label: z.string().trim().max(80, 'must be at most 80 characters'),
    to: z.string().trim().max(2000),
  })
  .refine(({ title, text }) => title || !text, { path: ['title'], error: 'Give these words a heading.' })
  .refine(({ title, text }) => text || !title, { path: ['text'], error: 'Say something under this heading.' })
  .refine(({ label, to }) => label || !to, { path: ['label'], error: 'Say what the link is called.' })
  .refine(({ label, to }) => to || !label, { path: ['to'], error: 'Say where the link leads.' });
export const answerInput = z.object({ take: several(siteSettings.keyof()) });

export async function setIdentity({ locals }: Asking, input: z.infer<typeof identityInput>) {
  requireCapability(locals, 'owner', new Date());
  await editSite(database(), () => input);
  return '/admin/site/?saved';
}

export async function setFooter({ locals }: Asking, input: z.infer<typeof footerInput>) {
  requireCapability(locals, 'owner', new Date());
  await editSite(database(), () => input);
  return '/admin/site/arrangement/?saved';
}

export async function setArchive({ locals }: Asking, input: z.infer<typeof archiveInput>) {
  requireCapability(locals, 'owner', new Date());
  await editSite(database(), () => input);
  return '/admin/site/arrangement/?saved';
}

export async function setRules(
  { locals }: Asking,
  { policy, closeOn, ...input }: z.infer<typeof rulesInput>,
) {
  requireCapability(locals, 'owner', new Date());
  await editSite(database(), () => ({ ...input, comments: { policy, closeOn } }));
  return '/admin/site/rules/?saved';
}

export async function setSupport({ locals }: Asking, input: z.infer<typeof supportInput>) {
  requireCapability(locals, 'owner', new Date());
  await wordSupport(database(), input);
  return '/admin/site/support/?saved';
}

export async function answer({ locals }: Asking, { take }: z.infer<typeof answerInput>) {
  requireCapability(locals, 'owner', new Date());
  await answerFile(database(), take);
  return '/admin/site/?saved';
}
