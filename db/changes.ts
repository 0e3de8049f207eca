import { sql } from 'drizzle-orm';
import type { Connection, Database } from './client.ts';
import { prepareAnew } from './prepared.ts';

const CHANNEL = 'commonplace_changed';
const EVERYTHING = '*';

/** NOTIFY carries at most 8,000 bytes; tags are short. */
const TAGS_PER_NOTE = 100;

/**
 * Says what a command changed, as cache tags such as `essay:hello`. Sent when the transaction commits and never when it
 * rolls back, so readers see a change when it is there.
 */
export async function changed(tx: Database, tags: string[]) {
  for (let start = 0; start < tags.length; start += TAGS_PER_NOTE) {
    const note = JSON.stringify(tags.slice(start, start + TAGS_PER_NOTE));
    await tx.execute(sql`select pg_notify(${CHANNEL}, ${note})`);
  }
}

/** Says that everything may have changed, the tables themselves too. */
export async function changedEverything(tx: Database) {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${EVERYTHING})`);
}

/** Tells every process which tags changed; `everything` when some notes may have been missed. */
export function listenForChanges(
  connection: Connection,
  heard: (tags: string[]) => void,
  everything: () => void,
) {
  const anew = () => {
    prepareAnew();
    everything();
  };
  const hear = (note: string) => (note === EVERYTHING ? anew() : heard(JSON.parse(note) as string[]));
  return connection.listen(CHANNEL, hear, anew);
}
