import { getEntry, render } from 'astro:content';
import mdxRenderer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { vocabulary } from '#src/components/vocabulary/feed.ts';
import { settings } from '#src/settings.ts';
import { words } from '../../words/words.ts';
import { essayPath } from '../addresses/rules.ts';
import type { Essay } from './queries/essay.ts';
import { absoluteLinks } from './rules/links.ts';

/** The components for each place where an essay's HTML is read; pages render it in place by `EssayText.astro`. */
const VOCABULARIES = { feed: vocabulary };

/** An essay's text as HTML that stands on its own, content notes first and all addresses absolute. */
export async function renderEssay(essay: Essay, medium: keyof typeof VOCABULARIES): Promise<string> {
  const entry = await getEntry('essays', essay.slug);
  if (!entry) throw new Error(`The build does not hold the essay ${essay.slug}.`);
  const { Content } = await render(entry);
  const container = await renderContainer();
  const html = await container.renderToString(Content, { props: { components: VOCABULARIES[medium] } });
  return absoluteLinks(contentNotesOf(essay) + plainMarkup(html), settings().siteUrl + essayPath(essay.slug));
}

let container: Promise<AstroContainer> | undefined;

function renderContainer() {
  container ??= AstroContainer.create({
    renderers: [{ name: '@astrojs/mdx', ssr: mdxRenderer }],
  });
  return container;
}

/** Without comments and the attributes that only our own style sheet or a developer would read. */
const plainMarkup = (html: string) =>
  html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!doctype html>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(?:data-astro-[\w-]+|class)(?:="[^"]*")?/g, ''))
    .trim();

function contentNotesOf({ contentNotes, lang }: Essay) {
  if (contentNotes.length === 0) return '';
  const notes = contentNotes.map((note) => `<li>${escapeHtml(note)}</li>`).join('');
  return `<p><strong>${words(lang).feeds.contentNotes}</strong></p><ul>${notes}</ul>`;
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
