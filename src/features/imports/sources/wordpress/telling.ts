import type { ArrivedRemainder } from '../../rules/arrivals.ts';
import { Keys } from '../keys.ts';
import type { Survey } from './survey.ts';

/** What is known of an export while it is told, and what has been told of it, so that nothing is told twice. */
export interface Telling {
  survey: Survey;
  keys: Keys;
  terms: Set<string>;
  authors: Set<string>;
  /** Pictures that only texts name, by their originals. */
  pictures: Set<string>;
  /** A hash of each item by its key: the same again is a copy, another one a number that was used twice. */
  items: Map<string, string>;
}

export const beginTelling = (survey: Survey): Telling => ({
  survey,
  keys: new Keys(),
  terms: new Set(),
  authors: new Set(),
  pictures: new Set(),
  items: new Map(),
});

export const remainder = (
  telling: Telling,
  { key, ...rest }: Omit<ArrivedRemainder, 'kind'>,
): ArrivedRemainder => ({ kind: 'remainder', key: telling.keys.fresh('remainder', key), ...rest });
