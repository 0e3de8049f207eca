import { settings } from '#src/settings.ts';
import { authorPath, essayPath, topicPath } from '../addresses/rules.ts';
import type { SiteSettings } from '../site/rules.ts';
import type { Essay } from './queries/essay.ts';

/** A thing in the vocabulary of schema.org. */
export type JsonLd = Record<string, unknown>;

const absolute = (path: string) => settings().siteUrl + path;

/** An essay and its place on the site, for search engines. Voices stay out: they may tell of health. */
export function essayJsonLd(essay: Essay, site: SiteSettings): JsonLd {
  return {
    '@context': 'https://schema.org',
    '@graph': [articleOf(essay, site), trailOf(essay, site)],
  };
}

/** The site itself, with its search, for the home page. */
export function siteJsonLd(site: SiteSettings): JsonLd {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: site.name,
    description: site.description || site.tagline || undefined,
    url: absolute('/'),
    inLanguage: site.language,
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: absolute('/search/?q={query}') },
      'query-input': 'required name=query',
    },
  };
}

function articleOf(essay: Essay, site: SiteSettings): JsonLd {
  const url = absolute(essayPath(essay.slug));
  return {
    '@type': 'Article',
    '@id': url,
    headline: essay.title,
    description: essay.standfirst || undefined,
    url,
    mainEntityOfPage: essay.canonical ?? url,
    image: `${url}card.png`,
    inLanguage: essay.lang,
    wordCount: essay.words,
    datePublished: essay.publishedAt.toISOString(),
    dateModified: (essay.updatedAt ?? essay.publishedAt).toISOString(),
    author: essay.bylines.map(({ handle, name }) => ({
      '@type': 'Person',
      name,
      url: absolute(authorPath(handle)),
    })),
    publisher: { '@type': 'Organization', name: site.name, url: absolute('/') },
    about: essay.topics.map((topic) => topic.name),
    isPartOf: essay.series
      ? {
          '@type': 'CreativeWorkSeries',
          name: essay.series.title,
          url: absolute(`/series/${essay.series.slug}/`),
        }
      : undefined,
    position: essay.series?.part,
  };
}

function trailOf(essay: Essay, site: SiteSettings): JsonLd {
  const [topic] = essay.topics;
  const steps = [
    { name: site.name, path: '/' },
    ...(topic ? [{ name: topic.name, path: topicPath(topic.slug) }] : []),
    { name: essay.title, path: essayPath(essay.slug) },
  ];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absolute(path),
    })),
  };
}
