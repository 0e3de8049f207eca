/** English without a region says little about dates; this site's readers are taken to expect the day first. */
const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language);

/** A moment as a reader of that language and time zone would write the day. */
export const longDate = (moment: Date, language: string, timeZone: string) =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone }).format(moment);

/** The whole moment with its zone, for those who hover. */
export const exactDate = (moment: Date, language: string, timeZone: string) =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeStyle: 'long', timeZone }).format(
    moment,
  );

/** A calendar day such as `2026-11-03`, without any time zone. */
export const longDay = (day: string, language: string) =>
  longDate(new Date(`${day}T00:00:00Z`), language, 'UTC');

/** A language's name in another language. */
export const languageName = (of: string, language: string) =>
  new Intl.DisplayNames(localeOf(language), { type: 'language' }).of(of) ?? of;

/** A country's name; `001` is the world. */
export const countryName = (of: string, language: string) =>
  new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(of) ?? of;
