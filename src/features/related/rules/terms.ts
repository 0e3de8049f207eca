import type { Token, TokenisedText } from './tokens.ts';

/** A stem or a pair of neighbouring stems, and how a text uses it. */
export interface Term {
  count: number;
  inTitle: boolean;
  /** How it is written, once for each time; a pair that a comma or the like parts is not written as one. */
  forms: string[];
  /** The two stems of a pair. */
  pair?: [number, number] | undefined;
}

/** The stem of a word; undefined for words that every text has. */
export type Stem = (word: string) => string | undefined;

const SHORTEST_STEM = 2;

/** Counts the terms of a title and text by their ids. Words that are left out part their neighbours. */
export function countTerms({ title, text, lang }: TokenisedText, stem: Stem): Map<number, Term> {
  const terms = new Map<number, Term>();
  const language = hashOn(HASH_START, `${lang.split('-')[0]}:`);
  const count = (tokens: Token[], inTitle: boolean) => {
    let before: { hash: number; id: number; form: string } | undefined;
    for (const { form, word, joint } of tokens) {
      const own = stem(word);
      if (!own || own.length < SHORTEST_STEM) {
        before = undefined;
        continue;
      }
      const hash = hashOn(language, own);
      const id = termId(hash);
      add(terms, id, inTitle, form);
      if (before) {
        const together = joint === undefined ? undefined : before.form + joint + form;
        add(terms, termId(hashOn(hashOn(before.hash, ' '), own)), inTitle, together, [before.id, id]);
      }
      before = { hash, id, form };
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
  let term = terms.get(id);
  if (!term) {
    term = { count: 0, inTitle: false, forms: [], pair };
    terms.set(id, term);
  }
  term.count++;
  term.inTitle ||= inTitle;
  if (form) term.forms.push(form);
}

const HASH_START = 0x811c9dc5;

/** FNV-1a of a text that stands after what was hashed before. */
function hashOn(before: number, text: string) {
  let hash = before;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/**
 * A term as a 32-bit number, which is all that is ever compared of it: FNV-1a with the last mixing of MurmurHash3. The
 * primary language belongs to it, so that the German `die` is not the English one.
 */
function termId(fnv: number) {
  let hash = Math.imul(fnv ^ (fnv >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** A capital may only be the beginning of a sentence, but what has one nearly always is a name. */
const CAPITAL_SHARE = 0.25;

/** The form in which a text mostly writes a term, of those of each time. */
export function commonForm(forms: string[]): string {
  const uses = Map.groupBy(forms, (form) => form);
  const often = (form: string) => (uses.get(form)?.length ?? 0) * (isCapital(form) ? CAPITAL_SHARE : 1);
  const [best = ''] = [...uses.keys()].sort(
    (one, other) => often(other) - often(one) || (one < other ? -1 : 1),
  );
  return best;
}

const isCapital = (form: string) => form[0] !== form[0]?.toLowerCase();
