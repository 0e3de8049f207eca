import type { Essay } from '#src/features/essays/queries/essay.ts';
import type { RelatedEssay } from '#src/features/related/rules/reasons.ts';

const published = '2025-03-14T00:00:00+00:00';
const original = {
  slug: 'the-two-lanyards',
  title: 'The Two Lanyards',
  lang: 'en',
  label: null,
  reason: null,
  publishedAt: published,
};

/** The demonstration's first essay as the database would give it. */
export const essay: Essay = {
  id: '01900000-0000-7000-8000-000000000000',
  workId: '01900000-0000-7000-8000-000000000001',
  slug: original.slug,
  title: original.title,
  standfirst: 'I went back to work on the ward where I had been a patient.',
  lang: 'en',
  words: 1600,
  publishedAt: new Date(published),
  bylines: [{ handle: 'maren-oyelaran', name: 'Maren Oyelaran', voice: null }],
  topics: [
    { slug: 'authority', name: 'Authority' },
    { slug: 'peer-support', name: 'Peer support' },
  ],
  source: 'file',
  body: '',
  updatedAt: null,
  contentNotes: [],
  editionLabel: null,
  editionReason: null,
  canonical: null,
  comments: 'open',
  closeCommentsAfterDays: null,
  moderation: null,
  workPublishedAt: new Date(published),
  editions: [
    original,
    {
      ...original,
      slug: 'the-two-lanyards-in-print',
      label: 'Shorter edition for print, 2026',
      reason: 'It had to fit.',
    },
  ],
  series: null,
};

export const related: RelatedEssay[] = ['One', 'Two', 'Three', 'Four', 'Five'].map((title) => ({
  slug: title.toLowerCase(),
  title: `Essay ${title}`,
  standfirst: 'One or two sentences that make a reader want to read on.',
  lang: 'en',
  score: 0.5,
  reasons: [{ kind: 'same-topic', details: ['Authority'] }],
}));
