import { expect, test } from 'vitest';
import { opmlOf } from '#src/features/feeds/opml.ts';
import type { MenuFileSection } from '#src/features/menus/rules/file.ts';
import { addressOf } from '#src/features/menus/rules/inputs.ts';
import { menuOfOpml } from '#src/features/menus/rules/opml.ts';

const siteUrl = 'https://site.example';
const read = (body: string, head = '<title>My links</title>') =>
  menuOfOpml(`<?xml version="1.0"?><opml version="2.0"><head>${head}</head><body>${body}</body></opml>`, {
    siteUrl,
    untitled: 'Links',
  });
/** The sections as `Title: address address`, those below indented. */
const shown = (sections: MenuFileSection[], indent = ''): string[] =>
  sections.flatMap(({ title, resources, sections: below }) => [
    `${indent}${title}: ${resources.map(addressOf).join(' ')}`.trimEnd(),
    ...shown(below, `${indent}  `),
  ]);

test('what a feed reader writes comes in as sections of pages', () => {
  const { title, sections, left } = read(`
    <outline text="Care">
      <outline text="Kind &amp; slow" type="rss" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/" description="Weekly."/>
      <outline title="Only a feed" xmlUrl="https://b.example/feed" language="de"/>
    </outline>`);
  expect({ title, left }).toEqual({ title: 'My links', left: 0 });
  expect(shown(sections)).toEqual(['Care: https://a.example/ https://b.example/feed']);
  expect(sections[0]?.resources).toMatchObject([
    { title: 'Kind & slow', annotation: 'Weekly.' },
    { title: 'Only a feed', lang: 'de' },
  ]);
});

test('lines without a section get one, and lines that lead nowhere are counted', () => {
  const { sections, left } = read(`
    <outline text="Loose" URL="https://a.example/"/>
    <outline text="A mere note"/>
    <outline text="Bad" url="javascript:alert(1)"/>`);
  expect(shown(sections)).toEqual(['My links: https://a.example/']);
  expect(left).toBe(2);
});

test('what is deeper than a menu keeps its order and its way', () => {
  const deep = ['One', 'Two', 'Three', 'Four', 'Five'].reduceRight(
    (inner, text) =>
      `<outline text="${text}"><outline text="In ${text}" url="https://x.example/${text}"/>${inner}</outline>`,
    '',
  );
  expect(shown(read(deep).sections)).toEqual([
    'One: https://x.example/One',
    '  Two: https://x.example/Two',
    '    Three: https://x.example/Three',
    '    Three › Four: https://x.example/Four',
    '    Three › Four › Five: https://x.example/Five',
  ]);
});

test('a menu that went out comes in as it was', () => {
  const nothing = { lang: null, cost: null, format: null, recommendedBy: null, interest: null };
  const link = { ...nothing, checkedOn: null, lost: null, linkCheckedAt: null, archivedUrl: null };
  const resources = [
    {
      ...link,
      id: '1',
      title: 'Out',
      url: 'https://a.example/?a=1&b=2',
      outside: true,
      annotation: '“Kind”\nand slow',
    },
    { ...link, id: '2', title: 'Ours', url: '/essays/tea/', outside: false, annotation: '' },
  ];
  const section = { id: 's', title: 'Near <us>', description: 'Words.', resources, sections: [] };
  const out = opmlOf({ title: 'Help', updatedAt: new Date(0), sections: [section] }, siteUrl);
  const { title, sections } = menuOfOpml(out, { siteUrl, untitled: 'Links' });
  expect(title).toBe('Help');
  expect(sections).toMatchObject([
    {
      ...{ title: 'Near <us>', description: 'Words.' },
      resources: [
        { url: 'https://a.example/?a=1&b=2', annotation: '“Kind” and slow' },
        { essay: 'tea', title: 'Ours' },
      ],
    },
  ]);
});

test.each([
  ['<!DOCTYPE opml [<!ENTITY a "b">]><opml><body><outline text="&a;"/></body></opml>', 'document type'],
  ['<opml><body><outline text="&a;"/></body></opml>', 'neither YAML nor'],
  ['<opml><body><outline text="one"></body></opml>', 'neither YAML nor'],
  ['<html><body>Not found</body></html>', 'neither YAML nor'],
  [`<opml><body>${'<outline text="x">'.repeat(50)}`, 'longer or deeper'],
  [`<opml><body>${'<outline text="x"/>'.repeat(5001)}`, 'longer or deeper'],
])('%.60s is refused in words that name the line', (text, message) => {
  expect(() => menuOfOpml(text, { siteUrl, untitled: 'Links' })).toThrow(message);
});
