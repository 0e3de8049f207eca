/** Small things that every page needs, kept in the process until a tag of theirs changes. */
interface Entry {
  tags: string[];
  value: Promise<unknown>;
  until: number;
}

/** A note of a change can be lost with its connection, so nothing is believed for longer than this. */
const BELIEVED_MS = 60_000;

const MEMORY = Symbol.for('commonplace.memory');
const shared = globalThis as { [MEMORY]?: Map<string, Entry> };
const memory = () => {
  shared[MEMORY] ??= new Map();
  return shared[MEMORY];
};

/** The value under `key`, loaded once and then kept until one of `tags` changes. A failed load is not kept. */
export function remembered<T>(key: string, tags: string[], load: () => Promise<T>): Promise<T> {
  const found = memory().get(key);
  if (found && found.until > Date.now()) return found.value as Promise<T>;
  const value = load();
  const entry = { tags, value, until: Date.now() + BELIEVED_MS };
  memory().set(key, entry);
  value.catch(() => memory().get(key) === entry && memory().delete(key));
  return value;
}

/** Forgets what carries one of the tags, or everything. */
export function forget(tags?: string[]) {
  for (const [key, entry] of memory())
    if (!tags || entry.tags.some((tag) => tags.includes(tag))) memory().delete(key);
}
