import { z } from 'zod';
import { longDate, longMoment } from '../../words/formats.ts';
import { words } from '../../words/words.ts';
import type { SiteSettings } from '../site/rules.ts';
import { html, plainText } from './render.ts';
import { isTemplateName, type MailData, type TemplateName, templates } from './templates.ts';
import type { MailBlock, MailPlace, MailWords } from './text.ts';
import { type Unsubscription, unsubscribeLink } from './unsubscribe.ts';

/** A mail as it is handed to a mail server, but for its address. */
export interface Letter {
  subject: string;
  blocks: MailBlock[];
  text: string;
  html: string;
  /** Where these mails can be stopped with one click. */
  stopUrl?: string | undefined;
}

/** Where a letter is written: the site, its public address, and the secret that signs links. */
export interface Desk {
  site: SiteSettings;
  siteUrl: string;
  secret: string;
}

interface Written {
  template: string;
  data: unknown;
  memberId: string | null;
  /** The path of the link that was made for it; empty for templates without one. */
  path: string;
}

/**
 * Writes a mail out in the site's language.
 * @throws Error when this version has no such template, or the data is not what it needs.
 */
export function composeLetter(mail: Written, { site, siteUrl, secret }: Desk): Letter {
  const { template } = mail;
  if (!isTemplateName(template)) throw new Error(`There is no template "${template}".`);
  const { mail: w } = words(site.language);
  const day = (moment: string) => longDate(new Date(moment), site.language, site.timeZone);
  const hour = (moment: string) => longMoment(new Date(moment), site.language, site.timeZone);
  const place = { site: site.name, path: mail.path, day, hour };
  const { subject, blocks } = write(w.templates, template, templates[template].parse(mail.data), place);
  const stop = stopping(template, mail);
  const stopPath = stop && unsubscribeLink(stop, secret);
  const foot: MailBlock[] = [
    stop?.kind === 'follow' ? `${w.from(site.name)} ${w.why.follow}` : w.from(site.name),
  ];
  if (stopPath) foot.push({ label: w.stop, path: stopPath });
  if (stopPath && mail.memberId) foot.push({ label: w.choices, path: '/me/#mail' });
  const frame = { siteUrl, language: site.language, subject, foot };
  return {
    subject,
    blocks: [...blocks, ...foot],
    text: plainText(blocks, frame),
    html: html(blocks, frame),
    stopUrl: stopPath && siteUrl + stopPath,
  };
}

const write = <Name extends TemplateName>(
  texts: MailWords,
  name: Name,
  data: MailData<Name>,
  place: MailPlace,
) => texts[name](data, place);

/** What the reader of a mail can stop: the follow it came by, or else every mail of its kind. */
function stopping(template: TemplateName, { data, memberId }: Written): Unsubscription | undefined {
  const { followId, readerId } = known.parse(data);
  if (readerId) return { kind: 'letter-reader', who: readerId };
  const kind = memberId ? STOPPABLE[template] : undefined;
  if (!kind || !memberId) return undefined;
  if (followId) return { kind: 'follow', who: memberId, followId };
  return kind === 'follow' ? undefined : { kind, who: memberId };
}

const STOPPABLE: Partial<Record<TemplateName, Unsubscription['kind']>> = {
  reply: 'replies',
  'thread-comment': 'follow',
  'essay-comment': 'essay-comments',
  'essay-comments-daily': 'essay-comments',
  'new-essay': 'letters',
  'new-essays': 'letters',
  'queue-waits': 'queue',
};

/** What a mail's data can say of why it came. */
const known = z.object({ followId: z.string().optional(), readerId: z.string().optional() });
