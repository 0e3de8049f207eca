import type { PageDigest } from './page.ts';

/** What pages are called that are not there, by the whole title or by its part beside the name of the site. */
const MISSING = [
  '(?:error )?404(?: error)?|(?:http |error )*404[ :!.–—-]+(?:page |file )?not found',
  "(?:sorry|oops|error)?[ ,:!–—-]*(?:(?:the|this|that) )?(?:page|file|document|article)\\b.{0,24}(?:not|n[’']t)\\b.{0,12}(?:found|exist|available)",
  'not found',
  '(?:die )?seite (?:wurde )?nicht gefunden',
  "(?:la )?page (?:introuvable|non trouvée|n[’']existe (?:pas|plus))",
  'página no encontrada|página não encontrada',
  'pagina (?:non trovata|niet gevonden)',
  'sidan (?:hittades inte|kunde inte hittas)|siden ble(?:v)? ikke fun(?:net|det)',
  'nie znaleziono strony|strona nie istnieje|страница не найдена',
  'ページが見つかりません(?:でした)?|页面不存在|找不到页面',
].join('|');

const MISSING_TITLE = new RegExp(`(?:^|[|–—·»:-]\\s+)(?:${MISSING})[.!]?(?:\\s*[|–—·«»-]|$)`, 'iu');

/** Whether a page says by its title that it is not there, though its server says that all is well. */
export const saysMissing = ({ title }: PageDigest): boolean => MISSING_TITLE.test(title);
