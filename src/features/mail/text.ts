import type { MailData, TemplateName } from './templates.ts';

/** A piece of a mail, in order: a paragraph, a title, someone's words, or a way to go on. */
export type MailBlock = string | { title: string } | { quote: string } | { label: string; path: string };

/** What a mail says, before it is set as plain text and as HTML. */
export interface MailText {
  subject: string;
  blocks: MailBlock[];
}

/** What a template's words may draw on beside its data. */
export interface MailPlace {
  /** The site's name. */
  site: string;
  /** The path of the link that was made for this mail; empty for templates without one. */
  path: string;
  /** A moment as the day it is in the site's time zone. */
  day: (moment: string) => string;
  /** The same with the hour. */
  hour: (moment: string) => string;
}

/** The words of every template, in one language. */
export type MailWords = {
  [Name in TemplateName]: (data: MailData<Name>, place: MailPlace) => MailText;
};
