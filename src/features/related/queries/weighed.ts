import type { Database } from '#db/client.ts';
import { countTerms, termIds } from '../rules/terms.ts';
import { tokenise } from '../rules/tokens.ts';
import { type Weighed, weigh } from '../rules/weights.ts';
import { GraphMemory } from './memory.ts';
import { readFrequencies } from './snapshot.ts';
import { stemWords } from './stems.ts';

interface Words {
  title: string;
  text: string;
  lang: string;
}

/** Weighs texts by the snapshot as it stands, in their order. */
export async function readWeighed(
  db: Database,
  texts: Words[],
  memory = new GraphMemory(),
): Promise<Weighed[]> {
  const words = await readWords(db, texts, memory);
  const frequencies = await readFrequencies(db, () => words.flatMap((text) => [...termIds(text)]), memory);
  return words.map((text) => weigh(countTerms(text), frequencies(text.lang)));
}

/** The terms of each text, in their order. */
export async function readTermIds(db: Database, texts: Words[], memory: GraphMemory): Promise<Set<number>[]> {
  return (await readWords(db, texts, memory)).map(termIds);
}

async function readWords(db: Database, texts: Words[], memory: GraphMemory) {
  const tokenised = texts.map(tokenise);
  await stemWords(db, tokenised, memory);
  return tokenised;
}
