import type { Database } from '#db/client.ts';
import { linkAuthor } from '../../features/members/commands/capabilities.ts';
import { createMember } from '../../features/members/commands/create.ts';
import { chooseVoices } from '../../features/members/commands/profile.ts';
import { suspendMember } from '../../features/members/commands/suspend.ts';
import { hashPassword } from '../../features/members/passwords.ts';
import { findMember } from '../../features/members/queries/members.ts';
import type { SiteSettings } from '../../features/site/rules.ts';
import type { Person } from './script.ts';

/** Where nobody's mail can ever arrive: RFC 2606 keeps `.example` free. */
export const addressOf = ({ handle }: Pick<Person, 'handle'>) => `${handle}@both-chairs.example`;

/** Makes everyone a member, at the time that they joined. @returns ids by handle. */
export async function takeIn(
  db: Database,
  cast: Person[],
  { password, site, now }: { password: string; site: SiteSettings; now: Date },
) {
  const known = site.voices.map(({ slug }) => slug);
  const ids = new Map<string, string>();
  for (const person of cast) {
    const { name, capabilities, voices, author } = person;
    const joined = person.joined ?? new Date(now.getTime() - (person.joinedAgo ?? 0));
    const passwordHash = await hashPassword(password);
    const { id } = await createMember(
      db,
      { email: addressOf(person), name, capabilities, passwordHash },
      joined,
    );
    if (author) await linkAuthor(db, id, author);
    const member = await findMember(db, id);
    if (member && voices.length > 0) await chooseVoices(db, member, voices, known, joined);
    ids.set(person.handle, id);
  }
  return ids;
}

/** Suspends those who are, as of the day on which that was done. */
export async function suspendSome(db: Database, cast: Person[], members: Map<string, string>, now: Date) {
  for (const { handle, suspended } of cast) {
    const id = members.get(handle);
    if (!suspended || !id) continue;
    const at = new Date(now.getTime() - suspended.ago);
    const until = new Date(at.getTime() + suspended.for);
    await suspendMember(db, id, { reason: suspended.reason, until }, at);
  }
}
