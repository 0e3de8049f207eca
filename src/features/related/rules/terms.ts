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

const SHORTEST_STEM = 2;

/** Counts the terms of a title and text by their ids. */
export function countTerms({ title, text, lang }: TokenisedText): Map<number, Term> {
  const terms = new Map<number, Term>();
  const countIn = (tokens: Token[], inTitle: boolean) =>
    eachTerm(tokens, lang, (id, own, before) => {
      const form = before ? joined(before, own) : own.token.form;
      const term = terms.get(id);
      if (term) {
        term.count++;
        term.inTitle ||= inTitle;
        if (form) term.forms.push(form);
      } else {
        const pair: Term['pair'] = before && [before.id, own.id];
        terms.set(id, { count: 1, inTitle, forms: form ? [form] : [], pair });
      }
    });
  countIn(text, false);
  countIn(title, true);
  return terms;
}

/** The ids of the terms of a title and text, each once. */
export function termIds({ title, text, lang }: TokenisedText): Set<number> {
  const ids = new Set<number>();
  for (const tokens of [text, title]) eachTerm(tokens, lang, (id) => ids.add(id));
  return ids;
}

/** A word that is no stop word. */
interface Word {
  id: number;
  hash: number;
  token: Token;
}

/** Goes through stems and the pairs of neighbouring ones. Words that are left out part their neighbours. */
function eachTerm(tokens: Token[], lang: string, use: (id: number, own: Word, before?: Word) => void) {
  const language = hashOn(HASH_START, `${lang.split('-')[0]}:`);
  let before: Word | undefined;
  for (const token of tokens) {
    const { stem } = token;
    if (stem.length < SHORTEST_STEM) {
      before = undefined;
      continue;
    }
    const hash = hashOn(language, stem);
    const own = { id: termId(hash), hash, token };
    use(own.id, own);
    if (before) use(termId(hashOn(hashOn(before.hash, ' '), stem)), own, before);
    before = own;
  }
}

const joined = (before: Word, { token: { joint, form } }: Word) =>
  joint === undefined ? undefined : before.token.form + joint + form;

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
