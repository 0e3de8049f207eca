import type { APIContext } from 'astro';
import type { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { appreciateWork, takeBackAppreciation } from '../features/comments/commands/appreciate.ts';
import { follow, unfollow } from '../features/comments/commands/follow.ts';
import { type Answerable, type NewComment, postComment } from '../features/comments/commands/post.ts';
import { button, commentForm, followForm, unfollowForm } from '../features/comments/rules/input.ts';
import { commentPath } from '../features/comments/rules/paths.ts';
import { isStale, isTooQuick, readTicket, writeTicket } from '../features/comments/rules/ticket.ts';
import { requireAccount, requireMember } from '../features/members/guard.ts';
import { addressKey } from '../features/members/limits.ts';
import { findSite } from '../features/site/queries.ts';
import { siteSecret } from '../server/secret.ts';
import { words } from '../words/words.ts';
import { type Form, takeForm } from './form.ts';

type Asking = Pick<APIContext, 'locals' | 'request'>;
type Page = Asking & { response: { status?: number; headers: Headers } };

/** The forms of an essay's page. */
export interface EssayForms {
  comment: Form;
  /** Those with a button alone; only a refusal is shown of them. */
  buttons: Form;
}

/** Takes whichever form of an essay's page was posted. */
export async function takeEssayForms(page: Page, essay: Answerable): Promise<EssayForms | Response> {
  const comment = await takeForm(page, 'comment', commentForm, (input) => sendComment(page, essay, input));
  if (comment instanceof Response) return comment;
  const taken = [
    await takeForm(page, 'thank', button, () => thank(page, essay)),
    await takeForm(page, 'take-back', button, () => takeBack(page, essay)),
    await takeForm(page, 'follow', followForm, (input) => followThread(page, essay, input.rootId)),
    await takeForm(page, 'unfollow', unfollowForm, (input) => unfollowThread(page, input.followId)),
  ];
  const buttons: Form = { values: {}, problems: {} };
  for (const form of taken) {
    if (form instanceof Response) return form;
    if (form.message) buttons.message = form.message;
  }
  return { comment, buttons };
}

async function sendComment({ locals }: Asking, essay: Answerable, input: z.infer<typeof commentForm>) {
  if (input.step === 'preview') return undefined;
  const now = new Date();
  const member = requireMember(locals, now);
  const site = await findSite(database());
  const key = checkTicket(input.ticket, member.id, words(site.language).composer, now);
  const address = addressKey(locals.clientAddress, siteSecret());
  const comment = { ...input, memberId: member.id, address, essay, key };
  const { id } = await postComment(database(), comment, site, now);
  return commentPath(id);
}

type Said = Pick<NewComment, 'body' | 'parentId' | 'voice' | 'audience' | 'key'>;

/** Sends a comment that came as JSON. A key that a program chose is not one of our forms'. */
export async function sendByApi(
  { locals }: Pick<Asking, 'locals'>,
  essay: Answerable,
  { key, ...said }: Said,
) {
  const now = new Date();
  const { id: memberId } = requireMember(locals, now);
  const address = addressKey(locals.clientAddress, siteSecret());
  const comment = {
    ...said,
    key: key && `api:${key}`,
    memberId,
    address,
    essay,
    asModerator: false,
    follow: false,
  };
  return postComment(database(), comment, await findSite(database()), now);
}

function checkTicket(given: string, memberId: string, w: { stale: string; quick: string }, now: Date) {
  const ticket = readTicket(given, memberId, siteSecret());
  if (!ticket || isStale(ticket, now)) throw new DomainError('CONFLICT', w.stale);
  if (isTooQuick(ticket, now)) throw new DomainError('TOO_MANY_REQUESTS', w.quick, 2);
  return ticket.key;
}

/**
 * The ticket for a composer that is shown: a new one, the same again after a preview or a slip, and after a refusal one
 * that may be sent at once.
 */
export function ticketFor(form: Form, memberId: string, now: Date): string {
  const given = form.values.ticket?.[0] ?? '';
  const known = readTicket(given, memberId, siteSecret());
  if (!known || isStale(known, now)) return writeTicket(memberId, siteSecret(), now);
  return form.message && !isTooQuick(known, now) ? writeTicket(memberId, siteSecret(), known.since) : given;
}

const hereAgain = ({ request }: Asking, anchor: string) => {
  const { pathname, search } = new URL(request.url);
  return `${pathname}${search}#${anchor}`;
};

async function thank(page: Page, { workId }: Answerable) {
  const now = new Date();
  const { id } = requireMember(page.locals, now);
  await appreciateWork(database(), { memberId: id, workId }, await findSite(database()), now);
  return hereAgain(page, 'thanks');
}

async function takeBack(page: Page, { workId }: Answerable) {
  const { id } = requireAccount(page.locals);
  await takeBackAppreciation(database(), { memberId: id, workId }, await findSite(database()));
  return hereAgain(page, 'thanks');
}

async function followThread(page: Page, { workId }: Answerable, rootId: string | undefined) {
  const { id } = requireAccount(page.locals);
  await follow(database(), { memberId: id, workId, rootId });
  return hereAgain(page, rootId ? `comment-${rootId}` : 'comments');
}

async function unfollowThread(page: Page, followId: string) {
  await unfollow(database(), { memberId: requireAccount(page.locals).id, followId });
  return hereAgain(page, 'comments');
}
