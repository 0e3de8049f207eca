import type { z } from 'zod';
import { database } from '#db/client.ts';
import {
  askForAddressChange,
  keepAddress as keepPresentAddress,
} from '../features/members/commands/address.ts';
import { changePassword } from '../features/members/commands/password.ts';
import {
  changeName,
  chooseMail,
  chooseVoices,
  muteMember,
  unmuteMember,
} from '../features/members/commands/profile.ts';
import { requireAccount, requireMember } from '../features/members/guard.ts';
import { addressKey, type Limit, takeTurn } from '../features/members/limits.ts';
import { findMember } from '../features/members/queries/members.ts';
import type {
  mailInput,
  muteInput,
  nameInput,
  newAddressInput,
  passwordInput,
  sessionInput,
  voicesInput,
} from '../features/members/rules/inputs.ts';
import { mailChoicesOf } from '../features/members/rules/mail-choices.ts';
import { endOwnSession, endSessions } from '../features/members/sessions.ts';
import { findSite } from '../features/site/queries.ts';
import { offeredVoices } from '../features/site/rules.ts';
import { siteSecret } from '../server/secret.ts';
import type { Asking } from './members.ts';

const HOUR = 60 * 60;

/** A name is what others know one by. */
const NAMES: Limit = { name: 'names', times: 5, seconds: HOUR };
/** Of guesses at the present password by whoever sits at an open session, and of mails to new addresses. */
const PASSWORDS: Limit = { name: 'passwords', times: 10, seconds: HOUR };

export async function rename({ locals }: Asking, { name }: z.infer<typeof nameInput>) {
  const now = new Date();
  const member = requireMember(locals, now);
  await takeTurn(database(), NAMES, member.id, now);
  await changeName(database(), member, name);
  return '/me/?done=name';
}

export async function setVoices({ locals }: Asking, { voices }: z.infer<typeof voicesInput>) {
  const member = requireAccount(locals);
  const site = await findSite(database());
  const known = offeredVoices(site.voices).map(({ slug }) => slug);
  await chooseVoices(database(), member, voices, known, new Date());
  return '/me/?done=voices';
}

export async function setMail({ locals }: Asking, choices: z.infer<typeof mailInput>) {
  const { id } = requireAccount(locals);
  const before = mailChoicesOf((await findMember(database(), id))?.mailChoices);
  await chooseMail(database(), id, {
    ...before,
    ...choices,
    essayComments: choices.essayComments ?? before.essayComments,
    letters: choices.letters ?? before.letters,
    queue: choices.queue ?? before.queue,
  });
  return '/me/?done=mail';
}

export async function setPassword({ locals }: Asking, input: z.infer<typeof passwordInput>) {
  const now = new Date();
  const { id } = requireAccount(locals);
  await takeTurn(database(), PASSWORDS, id, now);
  await changePassword(database(), id, locals.session?.id ?? '', input, now);
  return '/me/?done=password';
}

export async function setAddress({ locals }: Asking, input: z.infer<typeof newAddressInput>) {
  const now = new Date();
  const member = requireAccount(locals);
  await takeTurn(database(), PASSWORDS, member.id, now);
  await takeTurn(
    database(),
    { name: 'links-to', times: 5, seconds: HOUR },
    addressKey(input.email, siteSecret()),
    now,
  );
  await askForAddressChange(database(), member, input, now);
  return '/me/?done=address';
}

export async function keepAddress({ locals }: Asking) {
  await keepPresentAddress(database(), requireAccount(locals).id);
  return '/me/?done=kept';
}

export async function signOutOf({ locals }: Asking, { session }: z.infer<typeof sessionInput>) {
  await endOwnSession(database(), requireAccount(locals).id, session);
  return '/me/?done=session';
}

export async function signOutElsewhere({ locals }: Asking) {
  await endSessions(database(), requireAccount(locals).id, locals.session?.id);
  return '/me/?done=sessions';
}

export async function mute({ locals }: Asking, { member, next }: z.infer<typeof muteInput>) {
  await muteMember(database(), requireAccount(locals).id, member);
  return next ?? '/me/muted/';
}

export async function unmute({ locals }: Asking, { member, next }: z.infer<typeof muteInput>) {
  await unmuteMember(database(), requireAccount(locals).id, member);
  return next ?? '/me/muted/';
}
