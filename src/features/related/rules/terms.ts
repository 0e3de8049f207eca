import type { Token, TokenisedText } from './tokens.ts';

/** A stem or a pair of neighbouring stems, and how a text uses it. */
export interface Term {
  count: number;
  inTitle: boolean;
  /** How often a word is written how; a pair has none. */
  forms: Map<string, number> | undefined;
}

/** The stem of a word; undefined for words that every text has. */
export type Stem = (word: string) => string | undefined;

const SHORTEST_STEM = 2;

/** Counts the terms of a title and text by their ids. Words that are left out part their neighbours. */
export function countTerms({ title, text, lang }: TokenisedText, stem: Stem): Map<number, Term> {
  const terms = new Map<number, Term>();
  const count = (tokens: Token[], inTitle: boolean) => {
    let before: string | undefined;
    for (const { form, word } of tokens) {
      const stemmed = stem(word);
      const own = stemmed && stemmed.length >= SHORTEST_STEM ? stemmed : undefined;
      if (own) add(terms, termId(lang, own), inTitle, form);
      if (own && before) add(terms, termId(lang, `${before} ${own}`), inTitle);
      before = own;
    }
  };
  count(text, false);
  count(title, true);
  return terms;
}

/** Counts one use of a word in this form, or of a pair, which has none. */
function add(terms: Map<number, Term>, id: number, inTitle: boolean, form?: string) {
  const known = terms.get(id);
  const term = known ?? { count: 0, inTitle: false, forms: form ? new Map<string, number>() : undefined };
  if (!known) terms.set(id, term);
  term.count++;
  term.inTitle ||= inTitle;
  if (form) term.forms?.set(form, (term.forms.get(form) ?? 0) + 1);
}

/**
 * A term as a 32-bit number, which is all that is ever compared of it: FNV-1a with the last mixing of MurmurHash3. The
 * primary language belongs to it, so that the German `die` is not the English one.
 */
function termId(lang: string, stems: string) {
  let hash = 0x811c9dc5;
  const key = `${lang.split('-')[0]}:${stems}`;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** The form in which a text mostly writes a term; a capital may only be the beginning of a sentence. */
export function commonForm(forms: Map<string, number>): string {
  const [best = ['', 0]] = [...forms].sort(
    ([one, often], [other, oftener]) =>
      Number(isCapital(one)) - Number(isCapital(other)) || oftener - often || (one < other ? -1 : 1),
  );
  return best[0];
}

const isCapital = (form: string) => form[0] !== form[0]?.toLowerCase();
