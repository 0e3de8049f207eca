import type { Database } from '#db/client.ts';
import { FieldError } from '../../../errors.ts';
import { words } from '../../../words/words.ts';
import { findSite } from '../../site/queries.ts';
import { type Bearer, isNameOfAnother } from '../queries/members.ts';
import { namesAnOffice } from '../rules/names.ts';
import { skeletonOf } from '../rules/skeleton.ts';

/** @throws FieldError when readers could take the name for that of someone who writes or decides here. */
export async function refuseNameOfAnother(tx: Database, name: string, self?: Bearer) {
  if (await couldMislead(tx, name, self))
    throw new FieldError('CONFLICT', 'name', (w) => w.members.nameTooClose);
}

/** Whether readers could take a name for that of the site, of an office, or of someone who writes or decides here. */
export async function couldMislead(tx: Database, name: string, self?: Bearer) {
  const holdsOffice = self !== undefined && self.capabilities.length > 0;
  return (!holdsOffice && (await isNameOfHouse(tx, name))) || isNameOfAnother(tx, name, self);
}

async function isNameOfHouse(tx: Database, name: string) {
  const site = await findSite(tx);
  return (
    skeletonOf(name) === skeletonOf(site.name) || namesAnOffice(name, words(site.language).doors.offices)
  );
}
