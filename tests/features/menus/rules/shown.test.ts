import { expect, test } from 'vitest';
import { filterChoices, filterResources, firstResources } from '#src/features/menus/rules/shown.ts';

interface Made {
  title: string;
  resources: number[];
  sections: Made[];
}
const section = (title: string, resources: number[], sections: Made[] = []): Made => ({
  title,
  resources,
  sections,
});

test('a header takes the first resources in reading order, and drops the sections it emptied', () => {
  const menu = [section('one', [1, 2], [section('within', [3, 4])]), section('two', [5])];
  expect(firstResources(menu, 3)).toEqual([section('one', [1, 2], [section('within', [3])])]);
});

const of = (lang: string | null, cost: string | null, format: string | null) => ({ lang, cost, format });
const book = of(null, 'paid', 'book');
const film = of('de', 'free', 'film');
const menu = [
  { title: 'one', resources: [book], sections: [{ title: 'within', resources: [film], sections: [] }] },
  { title: 'two', resources: [of('en', null, null)], sections: [] },
];

test('readers choose from what there is; where all are alike there is no choice', () => {
  expect(filterChoices(menu, 'en')).toEqual({
    lang: ['de', 'en'],
    cost: ['free', 'paid'],
    format: ['book', 'film'],
  });
  expect(filterChoices(menu.slice(1), 'en')).toEqual({ lang: [], cost: [], format: [] });
});

test('a filter keeps the way to what it finds, and drops the sections it emptied', () => {
  const [one] = menu;
  expect(filterResources(menu, { lang: 'de' }, 'en')).toEqual([{ ...one, resources: [] }]);
  expect(filterResources(menu, { lang: 'de', cost: 'paid' }, 'en')).toEqual([]);
  expect(filterResources(menu, {}, 'en')).toBe(menu);
});

test('what says nothing of its language is in the site’s', () => {
  expect(filterResources(menu, { lang: 'en' }, 'en').map(({ title }) => title)).toEqual(['one', 'two']);
  expect(filterResources(menu, { lang: 'en' }, 'de').map(({ title }) => title)).toEqual(['two']);
});
