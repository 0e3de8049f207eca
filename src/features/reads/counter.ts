import type { Database } from '#db/client.ts';
import { findSite } from '../site/queries.ts';
import { recordReads } from './commands.ts';
import { dayOf } from './rules.ts';

/** What this process has seen read since it last wrote that down: by essay, and nothing of who read it. */
export class ReadCounter {
  #reads = new Map<string, number>();

  count(slug: string) {
    this.#reads.set(slug, (this.#reads.get(slug) ?? 0) + 1);
  }

  /** Writes down what was counted; what cannot be written is kept for the next time. */
  async writeDown(db: Database, now: Date) {
    const reads = this.#reads;
    this.#reads = new Map();
    try {
      const { timeZone } = await findSite(db);
      await recordReads(db, reads, dayOf(now, timeZone));
    } catch (error) {
      for (const [slug, count] of reads) this.#reads.set(slug, (this.#reads.get(slug) ?? 0) + count);
      throw error;
    }
  }
}
