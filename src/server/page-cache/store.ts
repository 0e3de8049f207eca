import { type Entry, sizeOf } from './entry.ts';

/** How long pages stand in while the database is away: a night and the morning in which someone finds that out. */
const STANDS_IN_MS = 12 * 60 * 60 * 1000;

/** Finished answers by key, the least recently used leaving first when they outgrow their ceiling. */
export class PageStore {
  #entries = new Map<string, { entry: Entry; bytes: number }>();
  #rendering = new Map<string, Promise<Entry>>();
  #purgedAt = new Map<string, number>();
  #everythingPurgedAt = 0;
  #clock = 0;
  #ceiling: number;
  bytes = 0;

  constructor(ceilingBytes: number) {
    this.#ceiling = ceilingBytes;
  }

  get size() {
    return this.#entries.size;
  }

  find(key: string, now: number): Entry | undefined {
    const found = this.#entries.get(key);
    if (!found || found.entry.until <= now) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, found);
    return found.entry;
  }

  /** A page as it last was, for when it cannot be made anew. What was purged since is not there any more. */
  findEarlier(key: string, now: number): Entry | undefined {
    const entry = this.#entries.get(key)?.entry;
    return entry?.status === 200 && entry.until > now - STANDS_IN_MS ? entry : undefined;
  }

  /**
   * The rendering of a cold page that is under way, or a new one. One that began before a purge is not joined by those
   * who come after it, and is not kept when the purge was of one of its tags.
   * @returns the rendering, and whether it was joined: an answer that may not be kept is only for who asked first.
   */
  renderOnce(key: string, render: () => Promise<Entry>): { rendering: Promise<Entry>; joined: boolean } {
    const underWay = this.#rendering.get(key);
    if (underWay) return { rendering: underWay, joined: true };
    const began = ++this.#clock;
    const rendering = render()
      .then((entry) => {
        if (entry.until > 0 && !this.#purgedSince(began, entry.tags)) this.#keep(key, entry);
        return entry;
      })
      .finally(() => {
        if (this.#rendering.get(key) === rendering) this.#rendering.delete(key);
      });
    this.#rendering.set(key, rendering);
    return { rendering, joined: false };
  }

  /** Counts the bytes of an entry anew, after a compressed form was added. */
  weigh(key: string, entry: Entry) {
    const found = this.#entries.get(key);
    if (found?.entry !== entry) return;
    this.bytes -= found.bytes;
    found.bytes = sizeOf(entry);
    this.bytes += found.bytes;
    this.#makeRoom();
  }

  purge(tags: string[]) {
    const now = ++this.#clock;
    for (const tag of tags) this.#purgedAt.set(tag, now);
    for (const [key, { entry }] of this.#entries)
      if (entry.tags.some((tag) => tags.includes(tag))) this.#drop(key);
    this.#rendering.clear();
  }

  purgeEverything() {
    this.#everythingPurgedAt = ++this.#clock;
    this.#purgedAt.clear();
    this.#entries.clear();
    this.#rendering.clear();
    this.bytes = 0;
  }

  #purgedSince(began: number, tags: string[]) {
    return this.#everythingPurgedAt > began || tags.some((tag) => (this.#purgedAt.get(tag) ?? 0) > began);
  }

  #keep(key: string, entry: Entry) {
    this.#drop(key);
    const bytes = sizeOf(entry);
    if (bytes > this.#ceiling / 4) return;
    this.#entries.set(key, { entry, bytes });
    this.bytes += bytes;
    this.#makeRoom();
  }

  #makeRoom() {
    for (const key of this.#entries.keys()) {
      if (this.bytes <= this.#ceiling) return;
      this.#drop(key);
    }
  }

  #drop(key: string) {
    const found = this.#entries.get(key);
    if (!found) return;
    this.#entries.delete(key);
    this.bytes -= found.bytes;
  }
}
