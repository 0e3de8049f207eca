import type { Form } from '#src/actions/form.ts';
import type { KnownLink } from './queries/care.ts';
import type { Way } from './rules/paths.ts';

/** What every part of a menu's page for its curators has to know. */
export interface Curating {
  slug: string;
  version: number;
  language: string;
  timeZone: string;
  /** What is known of outside links, by the ids of their resources. */
  links: Map<string, KnownLink>;
  /** What readers see things called, by id; lacks what they do not see. */
  titles: Map<string, string>;
  /** The thing that is open for editing, or the section that something is being added to. */
  editing: string | null;
  adding: string | null;
  /** What was moved just now, and by which button. */
  moved: { id: string; way: Way } | null;
  forms: Record<'editResource' | 'addResource' | 'editSection' | 'addSection' | 'retire', Form>;
}

/** The button that keeps the focus after a move, so that its key can be pressed again: at either end the other one. */
export function againOn(
  { moved }: Curating,
  id: string,
  { up, down }: Record<Way, boolean>,
): Way | undefined {
  if (moved?.id !== id) return undefined;
  if (moved.way === 'up') return up ? 'up' : 'down';
  return down ? 'down' : 'up';
}
