import { z } from 'zod';

/** How a job comes about and what it carries. */
interface JobKind {
  payload: z.ZodType;
  /** For one that comes round: cron in the site's time zone, or seconds where a minute or two matter. */
  cron?: string;
  everySeconds?: number;
  /** How many are taken together and run side by side, for a job that may be added many times at one moment. */
  atOnce?: number;
  /** How long one may take, where that may be more than a quarter of an hour. */
  withinSeconds?: number;
  /** How long what is left of a finished one is kept. */
  keptSeconds: number;
}

const nothing = z.null();
const HOUR = 3_600;
const WEEK = 7 * 24 * HOUR;

/** Every job of the site. */
const kinds = {
  'publish-due-essays': { payload: nothing, everySeconds: 20, keptSeconds: HOUR },
  'send-mail': { payload: z.strictObject({ mailId: z.uuid() }), atOnce: 4, keptSeconds: HOUR },
  'send-due-mail': { payload: nothing, everySeconds: 30, keptSeconds: HOUR },
  'send-letters': { payload: nothing, everySeconds: 60, keptSeconds: HOUR },
  'send-weekly-letters': { payload: nothing, cron: '0 7 * * 6', keptSeconds: WEEK },
  'send-digests': { payload: nothing, cron: '0 6 * * *', keptSeconds: WEEK },
  'remind-moderators': { payload: nothing, cron: '0 7 * * *', keptSeconds: WEEK },
  'sweep-members': { payload: nothing, cron: '10 3 * * *', keptSeconds: WEEK },
  'carry-out-leavings': { payload: nothing, everySeconds: 60, keptSeconds: HOUR },
  'relate-works': {
    payload: z.strictObject({ anew: z.literal(true) }).nullable(),
    everySeconds: 20,
    keptSeconds: HOUR,
  },
  'draw-map': { payload: nothing, everySeconds: 30, keptSeconds: HOUR },
  'renew-related': { payload: nothing, cron: '40 3 * * *', keptSeconds: WEEK },
  'check-links': { payload: nothing, everySeconds: 300, keptSeconds: HOUR },
  'sweep-pictures': { payload: nothing, cron: '30 3 * * *', keptSeconds: WEEK },
  'sweep-drafts': { payload: nothing, cron: '30 3 * * *', keptSeconds: WEEK },
  'drop-old-mail': { payload: nothing, cron: '20 3 * * *', keptSeconds: WEEK },
  'make-backup': {
    payload: z.strictObject({ asked: z.literal(true) }).nullable(),
    cron: '50 2 * * *',
    withinSeconds: 6 * HOUR,
    keptSeconds: WEEK,
  },
  'export-site': {
    payload: z.strictObject({ withPrivate: z.boolean() }),
    withinSeconds: 6 * HOUR,
    keptSeconds: WEEK,
  },
  'tidy-database': { payload: nothing, cron: '0 4 * * *', keptSeconds: WEEK },
  'take-in-imports': { payload: nothing, everySeconds: 30, withinSeconds: 6 * HOUR, keptSeconds: HOUR },
  'sweep-uploads': { payload: nothing, cron: '30 3 * * *', keptSeconds: WEEK },
} as const satisfies Record<string, JobKind>;

type Kinds = typeof kinds;
export type JobName = keyof Kinds;
type AllPayloads = { [Name in JobName]: z.infer<Kinds[Name]['payload']> };
export type JobPayload<Name extends JobName> = AllPayloads[Name];

/** Checks what a job carries, as it is added and again as it is run. */
export const jobs: { [Name in JobName]: { payload: z.ZodType<AllPayloads[Name]> } } = kinds;

/** Which jobs there are; `src/worker.ts` says which command each one calls. */
export const JOB_NAMES = Object.keys(kinds).filter(isJobName);

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(kinds, name);
}

/** What a kind of job may say beside its payload. */
export const jobKind = (name: JobName): JobKind => kinds[name];
