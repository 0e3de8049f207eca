import type { Database } from '#db/client.ts';
import { findAuthorRecord } from '../authors/record.ts';
import { findSpokenRecord } from '../comments/queries/record.ts';
import { findDecidedRecord } from '../decisions/record.ts';
import { findImportRecord } from '../imports/queries/record.ts';
import { findLetterRecord } from '../letters/queries/readers.ts';
import { findMailRecord } from '../mail/record.ts';
import { findPictureRecord } from '../media/record.ts';
import { findOwnRecord } from '../members/queries/account.ts';
import { findMenuRecord } from '../menus/queries/record.ts';
import { findCuratedRecord } from '../related/queries/record.ts';
import { findWrittenRecord } from '../studio/queries/record.ts';
import { findSuggestedRecord } from '../suggestions/queries/own.ts';

/** What one slice knows of a member, as plain data: dates and nested objects and lists are fine, secrets are not. */
type Part = (db: Database, memberId: string, now: Date) => Promise<object | undefined>;

/** Every slice that keeps something of members has its part here, so that a download is complete. */
const PARTS: Part[] = [
  findOwnRecord,
  findSpokenRecord,
  findDecidedRecord,
  findMailRecord,
  findLetterRecord,
  findAuthorRecord,
  findWrittenRecord,
  findPictureRecord,
  findMenuRecord,
  findCuratedRecord,
  findSuggestedRecord,
  findImportRecord,
];

/** Everything the site knows of a member. */
export async function findEverything(db: Database, memberId: string, now: Date): Promise<object> {
  const parts = await Promise.all(PARTS.map((part) => part(db, memberId, now)));
  return Object.assign({ madeAt: now }, ...parts);
}
