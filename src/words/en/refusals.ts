import { addresses } from './refusals/addresses.ts';
import { authors } from './refusals/authors.ts';
import { backups } from './refusals/backups.ts';
import { comments } from './refusals/comments.ts';
import { fields } from './refusals/fields.ts';
import { guidelines } from './refusals/guidelines.ts';
import { imports } from './refusals/imports.ts';
import { leaving } from './refusals/leaving.ts';
import { letters } from './refusals/letters.ts';
import { mail } from './refusals/mail.ts';
import { members } from './refusals/members.ts';
import { menus } from './refusals/menus.ts';
import { moderation } from './refusals/moderation.ts';
import { site } from './refusals/site.ts';
import { sources } from './refusals/sources.ts';
import { studio } from './refusals/studio.ts';
import { subjects } from './refusals/subjects.ts';
import { suggestions } from './refusals/suggestions.ts';
import { transfer } from './refusals/transfer.ts';
import { uploads } from './refusals/uploads.ts';

/** What people are told when something cannot be done, by slice; see `DomainError`. */
export const refusals = {
  addresses,
  authors,
  backups,
  comments,
  fields,
  guidelines,
  imports,
  leaving,
  letters,
  mail,
  members,
  menus,
  moderation,
  site,
  sources,
  studio,
  subjects,
  suggestions,
  transfer,
  uploads,
};
