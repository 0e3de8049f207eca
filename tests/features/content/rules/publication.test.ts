import { describe, expect, test } from 'vitest';
import { loadPublication } from '#src/features/content/folder.ts';
import { printProblem } from '#src/features/content/rules/problems.ts';
import { readPublication } from '#src/features/content/rules/publication.ts';

const base = [
  { path: 'site.yaml', text: 'name: A site\nvoices:\n  - { slug: practitioner, label: Practitioner }\n' },
  { path: 'authors.yaml', text: '- { handle: ada, name: Ada Okafor }\n' },
  { path: 'topics.yaml', text: '- { slug: care, name: Care }\n' },
];
const essay = (front: string, body = 'Words.') =>
  `---\ntitle: T\npublished: 2026-01-01\nauthors: [ada]\n${front}---\n\n${body}\n`;
const problemsOf = (...files: { path: string; text: string }[]) =>
  readPublication([...base, ...files]).problems.map(printProblem);

test('an author who writes everything right hears nothing', () => {
  expect(problemsOf({ path: 'essays/one.mdx', text: essay('topics: [care]\n') })).toEqual([]);
});

describe('an author who slips is told the file, the line and what to do', () => {
  const cases: [slip: string, file: string, heard: RegExp][] = [
    ['a misspelt field', essay('topcis: [care]\n'), /^content\/essays\/one\.mdx:2:1 does not know "topcis"/],
    ['a missing title', '---\npublished: 2026-01-01\nauthors: [ada]\n---\n', /title is missing/],
    [
      'no date and no draft',
      '---\ntitle: T\nauthors: [ada]\n---\n',
      /published is missing: give a date, or say draft: true/,
    ],
    [
      'an impossible date',
      essay('').replace('2026-01-01', '2026-13-45'),
      /:3:12 published must be a date like/,
    ],
    [
      'an unknown author',
      essay('').replace('[ada]', '[adda]'),
      /:4:11 authors\.0: there is no author "adda"; did you mean "ada"\?/,
    ],
    [
      'an unknown voice',
      essay('').replace('[ada]', '[{ author: ada, voice: practicioner }]'),
      /there is no voice "practicioner"; did you mean "practitioner"\?/,
    ],
    [
      'an unknown topic',
      essay('topics: [cares]\n'),
      /:5:10 topics\.0: there is no topic "cares"; did you mean "care"\?/,
    ],
    ['a series without a part', essay('series: seasons\n'), /series and part belong together/],
    [
      'a related essay that is not there',
      essay('related: [{ slug: two, relation: answers }]\n'),
      /there is no essay "two"/,
    ],
    [
      'an unknown component',
      essay('', '<PulQuote>\n\nWords.\n\n</PulQuote>'),
      /:7:1 <PulQuote> is not a component of the vocabulary; did you mean "PullQuote"\?/,
    ],
    ['a figure without words for it', essay('', '<Figure src="a.svg" />'), /<Figure> needs alt="…"/],
    [
      'an unknown attribute',
      essay('', '<Aside titel="x">\n\nWords.\n\n</Aside>'),
      /<Aside> does not know "titel"; did you mean "title"\?/,
    ],
    ['a brace in the text', essay('', 'A { brace.'), /:7:\d+ is not valid MDX/],
    ['broken YAML', '---\ntitle: "T\n---\n', /is not valid YAML/],
    ['no front matter', 'Words.', /:1:1 must begin with front matter/],
    ['evaluating front matter', '---js\n{ title: process.exit() }\n---\n', /must begin with front matter/],
  ];
  test.each(cases)('%s', (_slip, text, heard) => {
    expect(problemsOf({ path: 'essays/one.mdx', text }).join('\n')).toMatch(heard);
  });
});

test('two essays cannot be the same part of a series', () => {
  const text = essay('series: seasons\npart: 1\n');
  const series = { path: 'series.yaml', text: '- { slug: seasons, title: Seasons }\n' };
  const problems = problemsOf(series, { path: 'essays/one.mdx', text }, { path: 'essays/two.mdx', text });
  expect(problems).toEqual([
    expect.stringContaining(
      'content/essays/two.mdx:6:7 part 1 of "seasons" is already content/essays/one.mdx',
    ),
  ]);
});

test('an edition names its original, not another edition', () => {
  const edition = (of: string) => essay(`editionOf: { essay: ${of}, label: L, reason: R }\n`);
  const problems = problemsOf(
    { path: 'essays/one.mdx', text: essay('') },
    { path: 'essays/two.mdx', text: edition('one') },
    { path: 'essays/three.mdx', text: edition('two') },
  );
  expect(problems).toEqual([expect.stringContaining('"two" is an edition itself: name its original, "one"')]);
});

test('a page cannot take an address that belongs to the site', () => {
  const page = '---\ntitle: P\n---\n\nWords.\n';
  expect(problemsOf({ path: 'pages/admin.mdx', text: page })).toEqual([
    expect.stringContaining('/admin/ belongs to the site itself'),
  ]);
});

test.each(['links', 'related', 'suggestions'])(
  'a menu cannot be called %s, where curators have a page',
  (name) => {
    expect(problemsOf({ path: `menus/${name}.yaml`, text: 'title: M\n' })).toEqual([
      expect.stringContaining(`/curate/${name}/ belongs to the site itself: rename the file`),
    ]);
  },
);

test('a menu of names for names without end is refused with its line, and stops nothing', () => {
  const names = Array.from(
    { length: 9 },
    (_, at) => `${'abcdefghij'[at + 1]}: &${'abcdefghij'[at + 1]} [${Array(9).fill(`*${'abcdefghij'[at]}`)}]`,
  );
  const text = ['a: &a [x]', ...names].join('\n');
  expect(problemsOf({ path: 'menus/help.yaml', text })).toHaveLength(1);
});

test('a topic cannot stand under itself by a detour', () => {
  const topics = '- { slug: care, name: Care, parent: rest }\n- { slug: rest, name: Rest, parent: care }\n';
  const problems = readPublication([
    { path: 'site.yaml', text: 'name: S\n' },
    { path: 'topics.yaml', text: topics },
  ]).problems;
  expect(problems.map(printProblem)).toEqual([
    expect.stringContaining('stands under itself'),
    expect.stringContaining('stands under itself'),
  ]);
});

test('a menu link that could run code is refused with its line', () => {
  const menu =
    'title: M\nsections:\n  - title: S\n    resources:\n      - { title: Bad, url: "javascript:alert(1)" }\n';
  expect(problemsOf({ path: 'menus/m.yaml', text: menu }).join()).toMatch(
    /^content\/menus\/m\.yaml:5:28 .*url must be an http, https, mailto, tel or sms address/,
  );
});

test('the demonstration publication has nothing to mend, and is worth reading at length', () => {
  const { essays, menus, authors } = loadPublication('content');
  expect(essays.length).toBeGreaterThanOrEqual(16);
  expect(menus).toHaveLength(4);
  expect(authors).toHaveLength(4);
  for (const { slug, words } of essays) expect([slug, words >= 600 && words <= 1700]).toEqual([slug, true]);
});
