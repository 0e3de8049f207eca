import { momentOf } from '../../essays/rules/dates.ts';
import type { DraftStatus } from './draft.ts';
import type { DraftProblem } from './problem.ts';

interface Dates {
  /** When its author wants it out, chosen at publishing. */
  at: Date | undefined;
  /** The date in its details, as written. */
  written: string | undefined;
  status: DraftStatus;
  /** When readers first saw it, or would have. */
  publishedAt: Date | null;
  timeZone: string;
  now: Date;
}

/** The date to publish under, as front matter writes it: chosen, written, the one it had, or now. */
export function publicationDate(dates: Dates): { published: string } | { problems: DraftProblem[] } {
  const { at, written, status, publishedAt, timeZone, now } = dates;
  const chosen = at && at > now ? at.toISOString() : at ? undefined : written;
  if (!chosen) return { published: (publishedAt && publishedAt <= now ? publishedAt : now).toISOString() };
  if (status === 'published' && momentOf(chosen, timeZone) > now)
    return {
      problems: [
        {
          field: 'published',
          message:
            'Readers see this essay already, so its changes cannot wait for a date. Publish them now, or come back then; until you do they are kept here.',
        },
      ],
    };
  return { published: chosen };
}
