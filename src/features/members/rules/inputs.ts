import { z } from 'zod';
import { several, slug } from '../../../fields.ts';
import { localPath } from './links.ts';
import { mailChoices } from './mail-choices.ts';
import { CAPABILITIES } from './member.ts';
import { memberName } from './names.ts';
import { givenPassword, newPassword } from './passwords.ts';

/** A mail address, as the table has it. RFC 5321 allows 254 characters. */
export const mailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This address is too long.')
  .pipe(z.email('Please give a whole address, like name@example.org.'));

const next = z.string().transform(localPath).optional();
const checked = z.literal('on').optional().transform(Boolean);

export const joinInput = z.object({ email: mailAddress, name: memberName, password: newPassword, next });
export const signInInput = z.object({ email: mailAddress, password: givenPassword, next });
export const addressInput = z.object({ email: mailAddress, next });
export const resetInput = z.object({ password: newPassword });
export const nothingInput = z.object({});

export const nameInput = z.object({ name: memberName });
export const voicesInput = z
  .object({ voices: several(slug), consent: checked })
  .refine(({ voices, consent }) => voices.length === 0 || consent, {
    path: ['consent'],
    error: 'Please say that you have read this, or leave all voices unticked.',
  });
export const mailInput = z.object({
  replies: checked,
  decisions: checked,
  essayComments: mailChoices.shape.essayComments.unwrap().optional(),
  letters: mailChoices.shape.letters.unwrap().optional(),
  queue: mailChoices.shape.queue.unwrap().optional(),
});
export const passwordInput = z.object({ password: z.string().max(512).default(''), newPassword });
export const newAddressInput = z.object({ email: mailAddress, password: z.string().max(512).default('') });
export const sessionInput = z.object({ session: z.string().max(64) });
export const muteInput = z.object({ member: z.uuid(), next });

const capabilities = several(z.enum(CAPABILITIES));
export const capabilitiesInput = z.object({ capabilities });
export const inviteInput = z.object({ email: mailAddress, name: memberName, capabilities });
export const authorInput = z.object({ author: z.union([slug, z.literal('')]) });
export const suspendInput = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'Please say why; the member reads it.')
    .max(1000, 'Please use at most 1,000 characters.'),
  until: z.union([z.literal(''), z.iso.date('Please give a day, or leave this empty.')]).default(''),
});

export type JoinInput = z.infer<typeof joinInput>;
export type SignInInput = z.infer<typeof signInInput>;
