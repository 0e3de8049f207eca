import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { searchConfigFor } from '../../essays/rules/language.ts';
import type { Stem } from '../rules/terms.ts';
import type { TokenisedText } from '../rules/tokens.ts';
import type { GraphMemory } from './memory.ts';

/**
 * How each language's words are stemmed: by the database's Snowball dictionaries, which also know the words that every
 * text has, so that search and related reading agree. Where a language has none its words stay as they are.
 */
export async function readStems(
  db: Database,
  texts: TokenisedText[],
  { stems }: GraphMemory,
): Promise<(lang: string) => Stem> {
  const byConfig = Map.groupBy(texts, ({ lang }) => searchConfigFor(lang));
  for (const [config, written] of byConfig)
    if (config !== NO_STEMMER) await learn(db, config, written, stems);
  return (lang) => {
    const known = stems.get(searchConfigFor(lang));
    return known ? (word) => known.get(word) : folded;
  };
}

/** The configuration of languages for which there is no dictionary. */
const NO_STEMMER = 'simple';

async function learn(db: Database, config: string, texts: TokenisedText[], stems: GraphMemory['stems']) {
  const known = stems.get(config) ?? new Map<string, string | undefined>();
  stems.set(config, known);
  const unknown = new Set<string>();
  for (const { title, text } of texts)
    for (const tokens of [title, text])
      for (const { word } of tokens) if (!known.has(word)) unknown.add(word);
  const rows = rowsOf<{ word: string; stem: string | null }>(
    await db.execute(sql`
      select word, (ts_lexize(${`${config}_stem`}::regdictionary, word))[1] as stem
      from unnest(${sql.param([...unknown])}::text[]) word`),
  );
  for (const { word, stem } of rows) known.set(word, stem === null ? undefined : folded(stem));
}

const ACCENTS = /[\u0300-\u036f]/g;

const folded = (word: string) => word.normalize('NFD').replace(ACCENTS, '').normalize('NFC');
