import type { Database } from '#db/client.ts';
import { enqueue } from '../../jobs/queue.ts';

/** Has the whole graph made anew by a job, while readers keep what they see. */
export const askForRebuild = (db: Database) => enqueue(db, 'relate-works', { anew: true });
