/** English without a region says little about dates; this site's readers are taken to expect the day first. */
const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language);

/** Making a format takes longer than the rest of a comment, and a site has few of them. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, options: Intl.DateTimeFormatOptions & { timeZone: string }) {
  const key = `${language} ${options.timeZone} ${options.dateStyle} ${options.timeStyle}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(language), options);
  formats.set(key, format);
  return format;
}

/** A moment as a reader of that language and time zone would write the day. */
export const longDate = (moment: Date, language: string, timeZone: string) =>
  formatOf(language, { dateStyle: 'long', timeZone }).format(moment);

const HALF_A_YEAR_MS = 183 * 24 * 60 * 60 * 1000;

/** The day of a moment that is not long past, such as `3 November`; with the year where one might wonder. */
export const recentDay = (moment: Date, language: string, timeZone: string, now = new Date()) =>
  now.getTime() - moment.getTime() > HALF_A_YEAR_MS
    ? longDate(moment, language, timeZone)
    : new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'long', timeZone }).format(moment);

/** The day with the hour and minute. */
export const longMoment = (moment: Date, language: string, timeZone: string) =>
  formatOf(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment);

/** The whole moment with its zone, for those who hover. */
export const exactDate = (moment: Date, language: string, timeZone: string) =>
  formatOf(language, { dateStyle: 'full', timeStyle: 'long', timeZone }).format(moment);

/** The time of day, to the minute. */
export const clockTime = (moment: Date, language: string, timeZone: string) =>
  new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short', timeZone }).format(moment);

/** A calendar day such as `2026-11-03`, without any time zone. */
export const longDay = (day: string, language: string) =>
  longDate(new Date(`${day}T00:00:00Z`), language, 'UTC');

/** A calendar month such as `2026-11`. */
export const longMonth = (month: string, language: string) =>
  new Intl.DateTimeFormat(localeOf(language), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** A language's name in another language. */
export const languageName = (of: string, language: string) =>
  new Intl.DisplayNames(localeOf(language), { type: 'language' }).of(of) ?? of;

/** A country's name; `001` is the world. */
export const countryName = (of: string, language: string) =>
  new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(of) ?? of;

/** A number of bytes in megabytes, to one decimal place at most. */
export const megabytes = (bytes: number, language: string) =>
  new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  }).format(Math.max(0.1, bytes / (1024 * 1024)));
