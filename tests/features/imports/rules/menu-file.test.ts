import { describe, expect, test } from 'vitest';
import type { ArrivedMenu, ArrivedResource } from '#src/features/imports/rules/arrivals.ts';
import { menuFileOf } from '#src/features/imports/rules/menu-file.ts';
import { MAX_SECTION_DEPTH, menuFile } from '#src/features/menus/rules/file.ts';

const menu: ArrivedMenu = { kind: 'menu', key: 'm', slug: 'main', title: 'Main', description: '' };
const entry = (key: string, more: Partial<ArrivedResource> = {}): ArrivedResource => ({
  ...{ kind: 'resource', key, menuKey: 'm', position: Number(key), title: `Entry ${key}`, annotation: '' },
  target: { kind: 'outside', url: `https://example.org/${key}` },
  ...more,
});
const nothing = () => undefined;

describe('a menu that comes in', () => {
  test('keeps its order, and single links stand together at its head', () => {
    const { file } = menuFileOf(
      menu,
      [entry('2'), entry('1'), entry('3'), entry('4', { parentKey: '3' })],
      nothing,
    );
    expect(file.sections.map(({ title, resources }) => [title, resources.map((one) => one.title)])).toEqual([
      ['Main', ['Entry 1', 'Entry 2']],
      ['Entry 3', ['Entry 3', 'Entry 4']],
    ]);
  });

  test('names a section that has no title of its own by what it leads to', () => {
    const page = entry('1', { title: '', target: { kind: 'page', key: 'about' } });
    const { file } = menuFileOf(menu, [page, entry('2', { parentKey: '1' })], () => ({
      ...{ to: { page: 'about' }, title: 'About us' },
    }));
    expect(file.sections.map(({ title, resources }) => [title, resources[0]])).toEqual([
      ['About us', { page: 'about', title: undefined, annotation: '' }],
    ]);
  });

  test('that is eleven deep goes as deep as menus go, and titles say what stood above', () => {
    const deep = Array.from({ length: 11 }, (_, at) =>
      entry(String(at + 1), at > 0 ? { parentKey: String(at) } : {}),
    );
    const { file, fates } = menuFileOf(menu, deep, nothing);
    const depth = (sections: typeof file.sections): number =>
      Math.max(0, ...sections.map((section) => 1 + depth(section.sections)));
    expect(depth(file.sections)).toBe(MAX_SECTION_DEPTH);
    expect(JSON.stringify(file)).toContain('Entry 3 › Entry 4');
    expect([...fates.values()].filter((fate) => fate === 'leads-nowhere')).toEqual([]);
    expect(menuFile.safeParse(file).success).toBe(true);
  });

  test('keeps words that lead nowhere as headings, at every depth', () => {
    const nowhere = { target: { kind: 'nowhere' as const } };
    const chain = ['1', '2', '3', '4', '5'].map((key) =>
      entry(key, { ...nowhere, parentKey: key === '1' ? undefined : String(Number(key) - 1) }),
    );
    const alone = entry('6', { ...nowhere, title: 'By letter', annotation: 'Write to Box 9.' });
    const { file, fates } = menuFileOf(menu, [...chain, alone], nothing);
    expect(file.sections.at(-1)).toMatchObject({ title: 'By letter', description: 'Write to Box 9.' });
    expect(JSON.stringify(file)).toContain('Entry 3 › Entry 4 › Entry 5');
    expect(new Set(fates.values())).toEqual(new Set(['taken', 'flattened']));
  });

  test('says of every entry what became of it', () => {
    const { fates } = menuFileOf(
      menu,
      [
        entry('1', { title: '', target: { kind: 'nowhere' } }),
        entry('2', { target: { kind: 'essay', key: 'gone' } }),
        entry('3', { target: { kind: 'outside', url: 'javascript:alert(1)' } }),
        entry('4', { target: { kind: 'nowhere' } }),
        entry('5', { parentKey: '4' }),
        entry('6', { parentKey: '7' }),
        entry('7', { parentKey: '6' }),
      ],
      nothing,
    );
    expect(Object.fromEntries(fates)).toEqual({
      ...{ 1: 'leads-nowhere', 2: 'target-missing', 3: 'no-address', 4: 'taken', 5: 'taken' },
      ...{ 6: 'leads-nowhere', 7: 'leads-nowhere' },
    });
  });
});
