import type { ArrivedText } from '../../rules/arrivals.ts';
import { table } from '../table.ts';
import { remarks } from '../words.ts';
import type { GhostPost } from './export.ts';
import { lexicalHtml } from './lexical.ts';
import { mobiledocHtml } from './mobiledoc.ts';

/** Parts that were only ever mailed, or that only told readers where the free part ended. */
const UNSEEN = table<string>({
  email: remarks.mailedPart,
  'email-cta': remarks.mailedPart,
  paywall: remarks.paywall,
});

/** What a post says, from what its editor kept, and else from the HTML that readers were sent. */
export function bodyOf(post: GhostPost): { body: ArrivedText; remarks: string[] } {
  const read = [
    [post.lexical, lexicalHtml],
    [post.mobiledoc, mobiledocHtml],
  ] as const;
  for (const [kept, toHtml] of read) {
    if (!kept) continue;
    try {
      const { html, lost } = toHtml(kept);
      return { body: { format: 'html', text: html }, remarks: remarksOn(lost) };
    } catch {
      return { body: { format: 'html', text: post.html ?? '' }, remarks: [remarks.brokenBody] };
    }
  }
  return { body: { format: 'html', text: post.html ?? '' }, remarks: [] };
}

function remarksOn(lost: string[]): string[] {
  const counts = Map.groupBy(lost, (name) => name);
  const said = [...counts].map(([name, all]) => UNSEEN.get(name) ?? remarks.lostCard(name, all.length));
  return [...new Set(said)];
}
