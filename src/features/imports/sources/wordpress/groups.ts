import type { ArrivedEssay } from '../../rules/arrivals.ts';
import { plain } from '../plain.ts';
import { type Item, termKey } from './item.ts';
import type { Survey } from './survey.ts';

/** An essay among its translations: the first of them to appear is the original. */
export interface Original {
  key: string;
  published: number;
}

const translationsOf = (item: Item) => item.terms.find(({ taxonomy }) => taxonomy === 'post_translations');

/** Notes the original of those that a plugin for several languages keeps together. */
export function noteTranslation(survey: Survey, item: Item) {
  const group = translationsOf(item);
  if (!group) return;
  const published = item.published?.getTime() ?? Number.POSITIVE_INFINITY;
  const before = survey.originals.get(termKey(group));
  if (!before || published < before.published)
    survey.originals.set(termKey(group), { key: item.key, published });
}

export const languageOf = (item: Item) => item.terms.find(({ taxonomy }) => taxonomy === 'language')?.slug;

/** A translation as an edition of the work that the original began. */
export function editionOf(item: Item, { originals }: Survey): ArrivedEssay['edition'] {
  const group = translationsOf(item);
  const originalKey = group && originals.get(termKey(group))?.key;
  if (!originalKey || originalKey === item.key) return undefined;
  const language = languageOf(item) ?? '';
  return { originalKey, label: nameOf(language) };
}

/** A language by its own name. */
function nameOf(language: string): string {
  const tag = language.replace('_', '-');
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? language;
  } catch {
    return language;
  }
}

/** The series that a plugin has an essay stand in, and as which part. */
export function seriesOf(item: Item): ArrivedEssay['series'] {
  const term = item.terms.find(({ taxonomy }) => taxonomy === 'series');
  if (!term) return undefined;
  const said = [...item.meta].find(([name]) => /^_series_part(_\d+)?$/.test(name))?.[1];
  const part = Number(said);
  return { name: plain(term.name) || term.slug, ...(Number.isInteger(part) && part > 0 ? { part } : {}) };
}
