import type { z } from '@hono/zod-openapi';
import { essayPath } from '../features/addresses/rules.ts';
import type { EssayCard } from '../features/essays/queries/cards.ts';
import type { Essay } from '../features/essays/queries/essay.ts';
import type { GraphEssay } from '../features/related/queries/graph.ts';
import type { RelatedEssay } from '../features/related/rules/reasons.ts';
import { settings } from '../settings.ts';
import type { essaySummary, fullEssay, relatedReading } from './schemas/essays.ts';

export const absolute = (path: string) => new URL(path, `${settings().siteUrl}/`).href;

export const essayUrl = (slug: string) => absolute(essayPath(slug));

/** An essay as lists show it, in the API's words. */
export const toSummary = (card: EssayCard): z.infer<typeof essaySummary> => ({
  slug: card.slug,
  url: essayUrl(card.slug),
  title: card.title,
  standfirst: card.standfirst,
  lang: card.lang,
  words: card.words,
  publishedAt: card.publishedAt.toISOString(),
  authors: card.bylines,
  topics: card.topics,
});

export const toFullEssay = (essay: Essay, html: string, text: string): z.infer<typeof fullEssay> => ({
  ...toSummary(essay),
  updatedAt: essay.updatedAt?.toISOString() ?? null,
  contentNotes: essay.contentNotes,
  editionLabel: essay.editionLabel,
  editions: essay.editions.map(({ slug, title, lang, label, reason }) => ({
    slug,
    url: essayUrl(slug),
    title,
    lang,
    label,
    reason,
  })),
  series: essay.series && {
    slug: essay.series.slug,
    title: essay.series.title,
    part: essay.series.part,
  },
  canonical: essay.canonical,
  html,
  text,
});

type Related = Pick<RelatedEssay, 'slug' | 'title' | 'score' | 'reasons'>;

const toRelated = (related: Related[]): z.infer<typeof relatedReading>['related'] =>
  related.map(({ slug, title, score, reasons }) => ({
    slug,
    title,
    url: essayUrl(slug),
    score,
    reasons: reasons.map(({ kind, details, note, incoming }) => ({
      kind,
      detail: details.join(', '),
      ...(note ? { note } : {}),
      ...(incoming ? { incoming } : {}),
    })),
  }));

export const toRelatedReading = (slug: string, related: Related[]): z.infer<typeof relatedReading> => ({
  essay: slug,
  related: toRelated(related),
});

export const toGraphEssay = ({ slug, title, lang, topics, related }: GraphEssay) => ({
  slug,
  title,
  url: essayUrl(slug),
  lang,
  topics,
  related: toRelated(related),
});
