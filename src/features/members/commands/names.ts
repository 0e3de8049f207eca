import type { Database } from '#db/client.ts';
import { FieldError } from '../../../errors.ts';
import { words } from '../../../words/words.ts';
import { findSite } from '../../site/queries.ts';
import { type Bearer, isNameOfAnother } from '../queries/members.ts';
import { namesAnOffice } from '../rules/names.ts';
import { skeletonOf } from '../rules/skeleton.ts';

/** @throws FieldError when readers could take the name for that of someone who writes or decides here. */
export async function refuseNameOfAnother(tx: Database, name: string, self?: Bearer) {
  if (!holdsOffice(self) && (await isNameOfHouse(tx, name)))
    throw new FieldError('CONFLICT', 'name', (w) => w.members.nameOfHouse);
  if (await isNameOfAnother(tx, name, self))
    throw new FieldError('CONFLICT', 'name', (w) => w.members.nameTooClose);
}

const holdsOffice = (self?: Bearer) => self !== undefined && self.capabilities.length > 0;

/** Whether readers could take a pseudonym for the site, for one of its offices, or for someone who writes or decides here. */
export const couldMislead = async (tx: Database, pseudonym: string) =>
  (await isNameOfHouse(tx, pseudonym)) || isNameOfAnother(tx, pseudonym);

async function isNameOfHouse(tx: Database, name: string) {
  const site = await findSite(tx);
  return (
    skeletonOf(name) === skeletonOf(site.name) || namesAnOffice(name, words(site.language).doors.offices)
  );
}
