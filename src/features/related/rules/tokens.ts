/** A word as a text has it, and as it is compared. */
export interface Token {
  form: string;
  word: string;
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
export const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** English joins its `not` to words that every text has. */
const NEGATION = /n['’]t$/i;

/** The words of a text in their order. */
export function tokensOf(text: string, lang: string): Token[] {
  const found = text.normalize('NFKC').match(WORD) ?? [];
  return found.flatMap((run) => {
    const forms = UNSPACED.test(run) ? segment(run, lang) : NEGATION.test(run) ? [] : [withoutElision(run)];
    return forms.map((form) => ({ form, word: form.toLocaleLowerCase(lang) }));
  });
}

function segment(run: string, lang: string) {
  const words = new Intl.Segmenter(lang, { granularity: 'word' }).segment(run);
  return [...words].filter(({ isWordLike }) => isWordLike).map((word) => word.segment);
}

/** What counts of `Albion’s` or `l’homme`: the longest part. */
const withoutElision = (run: string) =>
  run.split(/['’]/).reduce((longest, part) => (part.length > longest.length ? part : longest));
