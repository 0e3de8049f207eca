/** Beyond this no list of essays goes, and a database need not be asked. */
const MOST_PAGES = 100_000;

/** The page that `?page=` asks for; anything but a whole number from 1 up is the first. */
export function pageNumberOf(asked: string | null): number {
  if (!asked || !/^[1-9]\d{0,8}$/.test(asked)) return 1;
  return Math.min(Number(asked), MOST_PAGES);
}

/** The year that `?year=` asks for, or undefined for all of them. */
export const yearOf = (asked: string | null): number | undefined =>
  asked && /^[1-9]\d{3}$/.test(asked) ? Number(asked) : undefined;

/** The address of a page of the archive. */
export const archiveAddress = (year: number | undefined, page: number) =>
  numberedAddress('/essays/', page, year ? { year: String(year) } : {});

/** The address of a numbered page; the first one carries no number. */
export function numberedAddress(path: string, page: number, others: Record<string, string> = {}) {
  const query = new URLSearchParams({ ...others, ...(page > 1 ? { page: String(page) } : {}) }).toString();
  return query ? `${path}?${query}` : path;
}
