import type { Database } from '#db/client.ts';
import { countTerms } from '../rules/terms.ts';
import { tokenise } from '../rules/tokens.ts';
import { type Weighed, weigh } from '../rules/weights.ts';
import { GraphMemory } from './memory.ts';
import { readFrequencies } from './snapshot.ts';
import { readStems } from './stems.ts';

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
  const terms = await readTerms(db, texts, memory);
  const frequencies = await readFrequencies(db, () => terms().flatMap((counted) => counted.keys()), memory);
  return terms()
    .map((counted, at) => weigh(counted, frequencies(texts[at]?.lang ?? '')))
    .toArray();
}

/** The terms of texts, in their order; counted as they are asked for, because together they take much room. */
export async function readTerms(db: Database, texts: Words[], memory: GraphMemory) {
  const tokenised = texts.map(tokenise);
  const stemOf = await readStems(db, tokenised, memory);
  return () => tokenised.values().map((text) => countTerms(text, stemOf(text.lang)));
}
