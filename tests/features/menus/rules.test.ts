import { expect, test } from 'vitest';
import { firstResources } from '#src/features/menus/rules.ts';

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
