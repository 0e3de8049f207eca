import type { Token, TokenisedText } from './tokens.ts';

/** A stem or a pair of neighbouring stems, and how a text uses it. */
export interface Term {
  count: number;
  inTitle: boolean;
  /** How often it is written how; a pair that a comma or the like parts is not written as one. */
  forms: Map<string, number>;
  /** The two stems of a pair. */
  pair?: [number, number] | undefined;
}

/** The stem of a word; undefined for words that every text has. */
export type Stem = (word: string) => string | undefined;

const SHORTEST_STEM = 2;

/** Counts the terms of a title and text by their ids. Words that are left out part their neighbours. */
export function countTerms({ title, text, lang }: TokenisedText, stem: Stem): Map<number, Term> {
  const terms = new Map<number, Term>();
  const count = (tokens: Token[], inTitle: boolean) => {
    let before: { stem: string; id: number; form: string } | undefined;
    for (const { form, word, joint } of tokens) {
      const own = stem(word);
      if (!own || own.length < SHORTEST_STEM) {
        before = undefined;
        continue;
      }
      const id = termId(lang, own);
      add(terms, id, inTitle, form);
      if (before) {
        const together = joint === undefined ? undefined : before.form + joint + form;
        add(terms, termId(lang, `${before.stem} ${own}`), inTitle, together, [before.id, id]);
      }
      before = { stem: own, id, form };
    }
  };
  count(text, false);
  count(title, true);
  return terms;
}

/** Counts one use of a term, in this form if it has one. */
function add(
  terms: Map<number, Term>,
  id: number,
  inTitle: boolean,
  form: string | undefined,
  pair?: Term['pair'],
) {
  const known = terms.get(id);
  const term = known ?? { count: 0, inTitle: false, forms: new Map<string, number>(), pair };
  if (!known) terms.set(id, term);
  term.count++;
  term.inTitle ||= inTitle;
  if (form) term.forms.set(form, (term.forms.get(form) ?? 0) + 1);
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

/** A capital may only be the beginning of a sentence, but what has one nearly always is a name. */
const CAPITAL_SHARE = 0.25;

/** The form in which a text mostly writes a term. */
export function commonForm(forms: Map<string, number>): string {
  const often = ([form, uses]: [string, number]) => uses * (isCapital(form) ? CAPITAL_SHARE : 1);
  const [best = ['', 0]] = [...forms].sort(
    (one, other) => often(other) - often(one) || (one[0] < other[0] ? -1 : 1),
  );
  return best[0];
}

const isCapital = (form: string) => form[0] !== form[0]?.toLowerCase();
