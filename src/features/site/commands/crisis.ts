import type { Database } from '#db/client.ts';
import { DomainError } from '../../../errors.ts';
import { moved } from '../../../order.ts';
import type { CrisisLine, SiteSettings } from '../rules.ts';
import { editSite } from './settings.ts';

type Crisis = NonNullable<SiteSettings['crisis']>;

/** Says what stands over the crisis lines; nothing takes the block away, once it has no lines. */
export const wordCrisisBlock = (db: Database, said: Omit<Crisis, 'lines'> | undefined) =>
  editSite(db, ({ crisis }) => {
    if (said) return { crisis: { ...said, lines: crisis?.lines ?? [] } };
    if (crisis && crisis.lines.length > 0) throw new DomainError('CONFLICT', (w) => w.site.linesFirst);
    return { crisis: undefined };
  });

export const addCrisisLine = (db: Database, line: CrisisLine) => changeLines(db, (lines) => [...lines, line]);

/** Which line is meant: its place, and its name as it was shown, because somebody may have moved it since. */
export interface LinePlace {
  at: number;
  was: string;
}

export const rewriteCrisisLine = (db: Database, place: LinePlace, line: CrisisLine) =>
  changeLines(db, (lines) => lines.with(found(lines, place), line));

export const removeCrisisLine = (db: Database, place: LinePlace) =>
  changeLines(db, (lines) => lines.toSpliced(found(lines, place), 1));

export const moveCrisisLine = (db: Database, place: LinePlace, direction: 'up' | 'down') =>
  changeLines(db, (lines) => moved(lines, found(lines, place), direction));

const changeLines = (db: Database, change: (lines: CrisisLine[]) => CrisisLine[]) =>
  editSite(db, ({ crisis }) => {
    if (!crisis) throw new DomainError('CONFLICT', (w) => w.site.headingFirst);
    return { crisis: { ...crisis, lines: change(crisis.lines) } };
  });

function found(lines: CrisisLine[], { at, was }: LinePlace) {
  if (lines[at]?.name === was) return at;
  throw new DomainError('CONFLICT', (w) => w.site.linesChanged);
}
