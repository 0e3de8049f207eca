import { expect, test } from 'vitest';
import {
  differingFields,
  draftForm,
  essayFieldsOf,
  pageDraftForm,
  savedFields,
  topicRows,
} from '#src/features/studio/rules/draft-form.ts';
import { draftMatter } from '#src/features/studio/rules/matter.ts';

const ZONE = 'Europe/London';

/** What the page would send: every field, empty ones too. */
const sent = (fields: Record<string, string | string[]> = {}) => ({
  version: '3',
  body: 'Words.',
  ...fields,
});
const read = (fields: Record<string, string | string[]> = {}) => draftForm(ZONE).parse(sent(fields));
const problemsOf = (fields: Record<string, string | string[]>) => [
  ...new Set(
    draftForm(ZONE)
      .safeParse(sent(fields))
      .error?.issues.map(({ path }) => path[0]),
  ),
];

test('everything that a draft can say comes back from the form as it was', () => {
  const matter = draftMatter.parse({
    slug: 'tea-before-advice',
    title: 'Tea <before> advice',
    standfirst: 'What a kettle is "for".',
    published: '2026-03-14T09:30:00.000Z',
    updated: '2026-06-01',
    authors: [{ author: 'ada', voice: 'practitioner' }, { author: 'bruno' }],
    topics: ['listening', 'care'],
    series: 'rooms',
    part: 2,
    editionOf: { essay: 'tea', label: 'Shorter', reason: 'For print.' },
    lead: true,
    contentNotes: ['Grief.', 'A ward at night.'],
    comments: { closeAfterDays: 30 },
    moderation: 'all-held',
    lang: 'pt-BR',
    related: [
      { slug: 'spring', relation: 'answers', note: 'From the other chair.' },
      { slug: 'autumn', relation: 'same event, other seat', note: '' },
    ],
    canonical: 'https://example.org/tea',
  });
  const fields = Object.entries(essayFieldsOf(matter, ZONE)).map(([name, all]) => [
    name,
    all[1] ? all : all[0],
  ]);
  expect(read(Object.fromEntries(fields)).matter).toEqual(matter);
});

test('an essay that came with many topics shows every one of them, so that a save loses none', () => {
  expect(topicRows(0)).toBe(3);
  expect(topicRows(20)).toBe(21);
});

test('an empty form is an empty draft', () => {
  expect(read().matter).toEqual(draftMatter.parse({}));
});

test('rows that were left empty say nothing, and nobody signs twice', () => {
  const { matter } = read({
    authors: ['ada', '', 'ada', 'bruno'],
    voices: ['', '', 'practitioner', 'lived-experience'],
    topics: ['care', '', 'care'],
    related: ['', '/essays/spring/', 'https://site.example/essays/autumn/', 'Tea: Before Advice'],
    relations: ['answers', 'answers', ''],
    notes: ['lost', '', ''],
  });
  expect(matter.authors).toEqual([{ author: 'ada' }, { author: 'bruno', voice: 'lived-experience' }]);
  expect(matter.topics).toEqual(['care']);
  expect(matter.related.map(({ slug }) => slug)).toEqual(['spring', 'autumn', 'tea-before-advice']);
});

test('a day alone stays one, a day with a time is a moment of the site’s zone', () => {
  expect(read({ published: '2026-07-01' }).matter.published).toBe('2026-07-01');
  expect(read({ published: '2026-07-01', publishedTime: '09:00' }).matter.published).toBe(
    '2026-07-01T08:00:00.000Z',
  );
});

test('what cannot be used is named beside its field', () => {
  expect(problemsOf({ slug: 'Tea & sympathy' })).toEqual(['slug']);
  expect(problemsOf({ canonical: 'javascript:alert(1)' })).toEqual(['canonical']);
  expect(problemsOf({ published: 'soon', publishedTime: '09:00' })).toEqual(['published']);
  expect(problemsOf({ part: 'two', lang: '<b>' })).toEqual(['part', 'lang']);
  expect(problemsOf({ comments: 'after', closeAfterDays: '0' })).toEqual(['comments']);
  expect(problemsOf({ related: '../../x y' })).toEqual(['related']);
});

test('lines end as they were typed, whatever a form makes of them', () => {
  expect(read({ body: 'One.\r\n\r\nTwo.' }).body).toBe('One.\n\nTwo.');
  expect(savedFields.parse({ version: '1', body: 'One.\r\nTwo.' })).toEqual({
    version: 1,
    step: 'save',
    body: 'One.\nTwo.',
  });
});

test('a page has a title, a description and an address', () => {
  const { matter } = pageDraftForm.parse(
    sent({ title: 'About\r\nus', standfirst: 'Who we are.', slug: 'About' }),
  );
  expect(matter).toEqual({ title: 'About us', description: 'Who we are.', slug: 'about' });
});

test('two versions of the details are told apart field by field', () => {
  const saved = { topics: ['care'], contentNotes: ['Grief.'], comments: ['open'] };
  expect(differingFields(saved, { ...saved, topics: ['care', ''], lang: [''] })).toEqual([]);
  expect(differingFields(saved, { topics: ['listening'], comments: ['open'] })).toEqual([
    'topics',
    'contentNotes',
  ]);
});
