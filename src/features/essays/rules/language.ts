/** Postgres' text search configurations by language; all are in every installation. */
const CONFIGS: Record<string, string> = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  nb: 'norwegian',
  nn: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

const primary = (lang: string) => lang.split('-')[0] ?? lang;

/** The text search configuration for a language tag; `simple`, without stemming, where there is none. */
export const searchConfigFor = (lang: string) => CONFIGS[primary(lang)] ?? 'simple';

/** The direction in which a language is written. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(primary(lang)) ? 'rtl' : 'ltr';

/** Primary and secondary quotation marks, opening and closing, as the language sets them. */
export function quotationMarks(lang: string) {
  if (['de', 'cs', 'sk', 'sl', 'hr', 'bg'].includes(primary(lang)))
    return { double: ['„', '“'], single: ['‚', '‘'] };
  if (primary(lang) === 'fr') return { double: ['«\u00A0', '\u00A0»'], single: ['“', '”'] };
  if (['fi', 'sv'].includes(primary(lang))) return { double: ['”', '”'], single: ['’', '’'] };
  return { double: ['“', '”'], single: ['‘', '’'] };
}
