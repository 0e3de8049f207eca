import { stringify } from 'yaml';
import type { DraftMatter, PageDraftMatter } from './matter.ts';

/** Wider than any field, so that no line of front matter is folded. */
const NEVER_FOLDED = 0;

/** An essay as a file of `content/essays/` would say it. */
export function essayFile(matter: DraftMatter, body: string, { draft }: { draft: boolean }): string {
  const { slug: _, authors, related, comments, ...rest } = matter;
  return fileOf(
    {
      ...rest,
      draft,
      authors: authors.map(({ author, voice }) => (voice ? { author, voice } : author)),
      related: related.map(({ slug, relation, note }) => ({ slug, relation, ...(note ? { note } : {}) })),
      comments: comments === 'open' ? undefined : comments,
    },
    body,
  );
}

/** A page as a file of `content/pages/` would say it. */
export const pageFile = ({ slug: _, ...matter }: PageDraftMatter, body: string) => fileOf(matter, body);

function fileOf(matter: object, body: string): string {
  const said = Object.entries(matter).filter(([, value]) => !isNothing(value));
  return `---\n${stringify(Object.fromEntries(said), { lineWidth: NEVER_FOLDED })}---\n\n${body.trim()}\n`;
}

const isNothing = (value: unknown) =>
  value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);
