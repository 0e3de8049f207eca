import mdxRenderer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { vocabulary } from '#src/components/vocabulary/feed.ts';
import { settings } from '#src/settings.ts';
import { words } from '../../words/words.ts';
import { essayPath } from '../addresses/rules.ts';
import type { Essay } from './queries/essay.ts';
import { absoluteLinks, plainMarkup } from './rules/links.ts';
import { contentOf } from './text/content.ts';

/** The components for each place where an essay's HTML is read; pages render it in place by `EssayText.astro`. */
const VOCABULARIES = { feed: vocabulary };

/** An essay's text as HTML that stands on its own, content notes first and all addresses absolute. */
export async function renderEssay(essay: Essay, medium: keyof typeof VOCABULARIES): Promise<string> {
  const { Content, problems } = await contentOf('essays', essay);
  if (!Content) throw new Error(`The essay ${essay.slug} cannot be shown: ${JSON.stringify(problems)}`);
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

function contentNotesOf({ contentNotes, lang }: Essay) {
  if (contentNotes.length === 0) return '';
  const notes = contentNotes.map((note) => `<li>${escapeHtml(note)}</li>`).join('');
  return `<p><strong>${words(lang).feeds.contentNotes}</strong></p><ul>${notes}</ul>`;
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
