import type { APIContext } from 'astro';
import type { z } from 'zod';
import { database } from '#db/client.ts';
import { confirmAddressChange } from '../features/members/commands/address.ts';
import { claimSite } from '../features/members/commands/create.ts';
import { joinSite } from '../features/members/commands/join.ts';
import {
  type LinkMail,
  resetPassword,
  sendLink,
  signIn,
  signInByLink,
} from '../features/members/commands/sign-in.ts';
import { addressKey, type Limit, takeTurn } from '../features/members/limits.ts';
import { deviceOf } from '../features/members/rules/device.ts';
import type { addressInput, JoinInput, SignInInput } from '../features/members/rules/inputs.ts';
import { signInPath } from '../features/members/rules/links.ts';
import { type Browser, blankCookie, endSession } from '../features/members/sessions.ts';
import { siteSecret } from '../server/secret.ts';
import { inEvenTime } from './even.ts';

export type Asking = Pick<APIContext, 'locals' | 'request'>;

const QUARTER = 15 * 60;
const HOUR = 60 * 60;

/** An account can be tried so often; the link by mail stays open to its member. A ward or a library shares an address. */
const SIGN_INS: Limit = { name: 'sign-in', times: 10, seconds: QUARTER };
const SIGN_INS_FROM: Limit = { name: 'sign-ins-from', times: 200, seconds: QUARTER };
const MAILS_TO: Limit = { name: 'links-to', times: 5, seconds: HOUR };
const MAILS_FROM: Limit = { name: 'links-from', times: 100, seconds: HOUR };

/** Keeps a mailbox from being flooded, and a network address from flooding many. */
export const limitMails = (asking: Asking, email: string, now: Date) =>
  limited(asking, email, MAILS_TO, MAILS_FROM, now);

async function limited({ locals }: Asking, email: string, to: Limit, from: Limit, now: Date) {
  await takeTurn(database(), from, addressKey(locals.clientAddress, siteSecret()), now);
  await takeTurn(database(), to, addressKey(email, siteSecret()), now);
}

export async function join(asking: Asking, input: JoinInput) {
  const now = new Date();
  await limitMails(asking, input.email, now);
  await inEvenTime(joinSite(database(), input, now));
  return '/join/?sent';
}

/** @returns the header value of the new session's cookie. */
export async function openSession(asking: Asking, { email, password, next }: SignInInput) {
  const now = new Date();
  await limited(asking, email, SIGN_INS, SIGN_INS_FROM, now);
  return signIn(database(), { email, password, next }, browserOf(asking), now);
}

export const signInWithPassword = async (asking: Asking, input: SignInInput) =>
  goOn(await openSession(asking, input), input.next ?? '/me/');

export async function sendSignInLink(asking: Asking, { email, next }: z.infer<typeof addressInput>) {
  await send(asking, { template: 'sign-in-link', data: { next } }, email);
  return next ? `${signInPath(next)}&sent` : '/sign-in/?sent';
}

export async function sendReset(asking: Asking, { email }: z.infer<typeof addressInput>) {
  await send(asking, { template: 'reset', data: {} }, email);
  return '/reset/?sent';
}

async function send(asking: Asking, link: LinkMail, email: string) {
  const now = new Date();
  await limitMails(asking, email, now);
  await inEvenTime(sendLink(database(), link, email, now));
}

export async function useLink(asking: Asking, purpose: 'sign-in' | 'verify', secret: string) {
  const { cookie, next } = await signInByLink(database(), purpose, secret, browserOf(asking), new Date());
  return goOn(cookie, next ?? '/me/');
}

export const confirmNewAddress = async (secret: string) =>
  (await confirmAddressChange(database(), secret, new Date())) ? '/verify/?changed' : '/verify/?half';

export const setNewPassword = async (asking: Asking, secret: string, password: string) =>
  goOn(
    await resetPassword(database(), { secret, password }, browserOf(asking), new Date()),
    '/me/?done=password',
  );

export const claim = async (asking: Asking, secret: string, input: JoinInput) =>
  goOn(
    await claimSite(database(), { ...input, secret }, browserOf(asking), new Date()),
    '/admin/first-steps/',
  );

/** @returns the header value that takes the cookie away. */
export async function closeSession({ locals }: Asking) {
  if (locals.session) await endSession(database(), locals.session.id);
  return blankCookie(database());
}

export const signOut = async (asking: Asking) => goOn(await closeSession(asking), '/');

const browserOf = ({ request, locals }: Asking): Browser => ({
  device: deviceOf(request.headers.get('user-agent')),
  sessionId: locals.session?.id,
});

const goOn = (cookie: string, to: string) =>
  new Response(null, { status: 303, headers: { Location: to, 'Set-Cookie': cookie } });
