import type { Fields } from './fields.ts';

/** What was written on this device and may not have reached the site. */
export interface LocalCopy {
  fields: Fields;
  /** Milliseconds since the epoch. */
  at: number;
  /** What was sent before and not answered yet. */
  sent: Fields | undefined;
  /** Whether the page was left, so that a last save may be on its way. */
  left: boolean;
}

const nowKey = (draft: string) => `draft ${draft}`;
const foundKey = (draft: string) => `draft ${draft} found`;

/** Keeps what is being written on this device. @returns false when the browser keeps nothing. */
export const keepCopy = (draft: string, copy: LocalCopy) => store(nowKey(draft), copy);

export const dropCopy = (draft: string) => forget(nowKey(draft));

/** Lays what was being written aside, to be offered when the draft is next opened. */
export function layAside(draft: string) {
  const copy = read<LocalCopy>(nowKey(draft));
  if (!copy) return;
  store(foundKey(draft), [...listFound(draft), copy]);
  forget(nowKey(draft));
}

/** What was laid aside and not yet decided about, oldest first. */
export const listFound = (draft: string) => read<LocalCopy[]>(foundKey(draft)) ?? [];

export function dropFound(draft: string, copy: LocalCopy) {
  const left = listFound(draft).filter(({ at }) => at !== copy.at);
  if (left.length > 0) store(foundKey(draft), left);
  else forget(foundKey(draft));
}

/** A browser may have no storage, or a full one. */
function store(key: string, value: unknown) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function read<Kept>(key: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function forget(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
