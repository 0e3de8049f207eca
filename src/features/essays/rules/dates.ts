const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;

/** A date alone means midnight in the site's time zone; anything else is a moment as it stands. */
export function momentOf(written: string, timeZone: string) {
  if (!DAY_ALONE.test(written)) return new Date(written);
  const utc = Date.parse(`${written}T00:00:00Z`);
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
