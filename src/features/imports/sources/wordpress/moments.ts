/** A moment as exports write it, read as UTC: `2009-05-15 08:30:00` or `Fri, 15 May 2009 08:30:00 +0000`; zeros are none. */
export function momentOf(said: string): Date | undefined {
  if (said === '' || said.startsWith('0000')) return undefined;
  const own = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(said);
  const moment = new Date(own ? `${own[1]}T${own[2]}Z` : said);
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() < 1 ? undefined : moment;
}
