/** A table that is asked with names out of a file, and so knows no more than what is in it: not `constructor`. */
export const table = <Value>(entries: Record<string, Value>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(entries));
