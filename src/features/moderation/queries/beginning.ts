import { type SQL, sql } from 'drizzle-orm';

/** The first characters of a text, with a sign where it goes on. */
export const beginningOf = (text: SQL, characters: number): SQL<string> =>
  sql<string>`case when char_length(${text}) > ${characters}::int then rtrim(left(${text}, ${characters}::int)) || '…' else ${text} end`;
