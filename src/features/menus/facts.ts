import { languageName, recentDay } from '../../words/formats.ts';
import { words } from '../../words/words.ts';

interface Said {
  lang?: string | null | undefined;
  cost?: string | null | undefined;
  format?: string | null | undefined;
  recommendedBy?: string | null | undefined;
  /** The day a person last looked. */
  checkedOn?: string | null | undefined;
  /** The day the checker last found it alive, in words. */
  linkChecked?: string | undefined;
}

/** What is said of a resource beside its annotation, on one line; a language only where it is not the site's. */
export function factsOf(said: Said, language: string): string {
  const { menus: w } = words(language);
  const { lang, cost, format, recommendedBy, checkedOn, linkChecked } = said;
  return [
    format,
    cost && w.costs[cost],
    lang && lang !== language && w.inLanguage(languageName(lang, language)),
    recommendedBy && w.recommendedBy(recommendedBy),
    checkedOn && w.looked(recentDay(new Date(`${checkedOn}T00:00:00Z`), language, 'UTC')),
    linkChecked && w.checked(linkChecked),
  ]
    .filter(Boolean)
    .join(' · ');
}
