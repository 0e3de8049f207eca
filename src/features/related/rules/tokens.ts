/** A word as a text has it, and as it is compared. */
export interface Token {
  form: string;
  word: string;
  /** What joins it to the word before: a space, a hyphen, or nothing where a script sets none; undefined where more parts them. */
  joint: string | undefined;
  /** Empty for words that every text has, and until it is looked up. */
  stem: string;
}

/** What the graph reads of an essay, word by word. */
export interface TokenisedText {
  title: Token[];
  text: Token[];
  lang: string;
}

export const tokenise = ({
  title,
  text,
  lang,
}: {
  title: string;
  text: string;
  lang: string;
}): TokenisedText => ({
  title: tokensOf(title, lang),
  text: tokensOf(text, lang),
  lang,
});

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*/gu;

/** Scripts that set no space between words; the rest need no dictionary and are much faster without one. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Scripts of which two letters may be a word that says something. */
export const DENSE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

const APOSTROPHE = /['’]/;

/** English joins its `not` to words that every text has. */
const NEGATION = /n['’]t$/i;

/** The words of a text in their order. */
export function tokensOf(text: string, lang: string): Token[] {
  const normal = text.normalize('NFKC');
  const partsOf = UNSPACED.test(normal) ? (run: string) => partsIn(run, lang) : partsAmongSpaces;
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: run, index } of normal.matchAll(WORD)) {
    let joint = jointOf(normal, end, index);
    end = index + run.length;
    for (const form of partsOf(run)) {
      tokens.push({ form, word: form.toLocaleLowerCase(lang), joint, stem: '' });
      joint = '';
    }
  }
  return tokens;
}

function jointOf(text: string, from: number, to: number) {
  const between = text.slice(from, to);
  if (between === ' ' || between === '-') return between;
  return /^\s+$/.test(between) ? ' ' : undefined;
}

/** The words that a run of letters is, in a text whose scripts all set spaces. */
function partsAmongSpaces(run: string): string[] {
  if (!APOSTROPHE.test(run)) return [run];
  return NEGATION.test(run) ? [] : [withoutElision(run)];
}

function partsIn(run: string, lang: string): string[] {
  if (!UNSPACED.test(run)) return partsAmongSpaces(run);
  const words = new Intl.Segmenter(lang, { granularity: 'word' }).segment(run);
  return [...words].filter(({ isWordLike }) => isWordLike).map((word) => word.segment);
}

/** What counts of `Albion’s` or `l’homme`: the longest part. */
const withoutElision = (run: string) =>
  run.split(APOSTROPHE).reduce((longest, part) => (part.length > longest.length ? part : longest));
