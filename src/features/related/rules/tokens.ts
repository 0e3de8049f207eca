/** A word as a text has it, and as it is compared. */
export interface Token {
  form: string;
  word: string;
  /** What joins it to the word before: a space, a hyphen, or nothing where a script sets none; undefined where more parts them. */
  joint?: string;
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

/** English joins its `not` to words that every text has. */
const NEGATION = /n['’]t$/i;

/** The words of a text in their order. */
export function tokensOf(text: string, lang: string): Token[] {
  const normal = text.normalize('NFKC');
  let end = 0;
  return [...normal.matchAll(WORD)].flatMap(({ 0: run, index }) => {
    const joint = jointOf(normal.slice(end, index));
    end = index + run.length;
    if (NEGATION.test(run)) return [];
    const forms = UNSPACED.test(run) ? segment(run, lang) : [withoutElision(run)];
    return forms.map((form, at) => ({
      form,
      word: form.toLocaleLowerCase(lang),
      joint: at === 0 ? joint : '',
    }));
  });
}

const jointOf = (between: string) => (between === '-' ? '-' : /^\s+$/.test(between) ? ' ' : undefined);

function segment(run: string, lang: string) {
  const words = new Intl.Segmenter(lang, { granularity: 'word' }).segment(run);
  return [...words].filter(({ isWordLike }) => isWordLike).map((word) => word.segment);
}

/** What counts of `Albion’s` or `l’homme`: the longest part. */
const withoutElision = (run: string) =>
  run.split(/['’]/).reduce((longest, part) => (part.length > longest.length ? part : longest));
