const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;

/** A date alone means midnight in the site's time zone; anything else is a moment as it stands. */
export function momentOf(written: string, timeZone: string) {
  return DAY_ALONE.test(written) ? momentAt(written, '00:00', timeZone) : new Date(written);
}

/** The moment at which a zone's calendar and clock show a day such as `2026-03-14` and a time such as `09:30`. */
export function momentAt(day: string, time: string, timeZone: string) {
  const utc = Date.parse(`${day}T${time}:00Z`);
  const guess = utc - offsetAt(utc, timeZone);
  return new Date(utc - offsetAt(guess, timeZone));
}

/** Milliseconds by which a zone's clock is ahead of UTC at a moment. */
function offsetAt(moment: number, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(
    format.formatToParts(moment).map((part) => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

/** What a zone's calendar and clock show at a moment, as `momentAt` reads it. */
export function dayAndTime(moment: Date, timeZone: string) {
  const there = new Date(moment.getTime() + offsetAt(moment.getTime(), timeZone)).toISOString();
  return { day: there.slice(0, 10), time: there.slice(11, 16) };
}

/** The same of a date as it was written: a date alone has no time. */
export const writtenParts = (written: string, timeZone: string) =>
  DAY_ALONE.test(written) ? { day: written, time: '' } : dayAndTime(new Date(written), timeZone);
