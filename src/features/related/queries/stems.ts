import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { searchConfigFor } from '../../essays/rules/language.ts';
import type { Token, TokenisedText } from '../rules/tokens.ts';
import type { GraphMemory } from './memory.ts';

/**
 * Stems the words of texts, by the database's Snowball dictionaries, which also know the words that every text has, so that
 * search and related reading agree. Where a language has none its words stay as they are.
 */
export async function stemWords(db: Database, texts: TokenisedText[], { stems }: GraphMemory) {
  for (const [config, written] of Map.groupBy(texts, ({ lang }) => searchConfigFor(lang))) {
    const known = stems.get(config) ?? new Map<string, string>();
    stems.set(config, known);
    const unknown = stemKnown(written, known);
    await learn(db, config, new Set(unknown.map(({ word }) => word)), known);
    for (const token of unknown) token.stem = known.get(token.word) ?? '';
  }
}

/** @returns the tokens whose stems are not known. */
function stemKnown(texts: TokenisedText[], known: Map<string, string>): Token[] {
  const unknown: Token[] = [];
  for (const { title, text } of texts)
    for (const tokens of [title, text])
      for (const token of tokens) {
        const stem = known.get(token.word);
        if (stem === undefined) unknown.push(token);
        else token.stem = stem;
      }
  return unknown;
}

/** The configuration of languages for which there is no dictionary. */
const NO_STEMMER = 'simple';

async function learn(db: Database, config: string, words: Set<string>, known: Map<string, string>) {
  if (config === NO_STEMMER) for (const word of words) known.set(word, folded(word));
  else if (words.size > 0) {
    const rows = rowsOf<{ word: string; stem: string }>(
      await db.execute(sql`
        select word, coalesce((ts_lexize(${`${config}_stem`}::regdictionary, word))[1], '') as stem
        from unnest(${sql.param([...words])}::text[]) word`),
    );
    for (const { word, stem } of rows) known.set(word, folded(stem));
  }
}

const ACCENTS = /[\u0300-\u036f]/g;

const folded = (word: string) => word.normalize('NFD').replace(ACCENTS, '').normalize('NFC');
