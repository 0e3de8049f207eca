import type { Fields } from './fields.ts';

/** What someone else saved meanwhile. */
export interface Theirs {
  version: number;
  savedAt: string;
  savedBy: string | null;
  /** Title, standfirst and text. */
  text: string;
  /** Which details differ too, in words; empty when none does. */
  details: string;
}

/** What may have to be mended in a text before it can be published. */
export interface TextProblem {
  line: number;
  column: number;
  message: string;
}

/** `refused`: which details could not be used and are not saved, in words; empty when all is saved. */
export type Answer =
  | { kind: 'saved'; version: number; savedAt: string; problems: TextProblem[]; refused: string }
  | { kind: 'conflict'; theirs: Theirs }
  | { kind: 'signed-out' }
  /** No answer came, so it may have been saved or not. */
  | { kind: 'offline' | 'unanswered' }
  | { kind: 'refused'; why: string };

/** Beyond this a browser does not send what is to outlive its page (64 KiB for all such requests together). */
const MOST_KEPT_ALIVE_BYTES = 60_000;

/** Sends a draft's form to be saved. It is encoded without the line ends that a form would give it. */
export async function postDraft(address: string, fields: Fields, leaving: boolean): Promise<Answer> {
  const body = new URLSearchParams(fields).toString();
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body,
      keepalive: leaving && body.length < MOST_KEPT_ALIVE_BYTES,
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    return read(answer.status, await answer.json());
  } catch {
    return { kind: navigator.onLine ? 'unanswered' : 'offline' };
  }
}

function read(status: number, said: Record<string, unknown>): Answer {
  if (status === 200)
    return {
      kind: 'saved',
      version: Number(said.version),
      savedAt: String(said.savedAt),
      problems: Array.isArray(said.problems) ? said.problems : [],
      refused: Object.values(said.fields ?? {}).join(' '),
    };
  if (status === 409 && typeof said.text === 'string')
    return {
      kind: 'conflict',
      theirs: {
        version: Number(said.version),
        savedAt: String(said.savedAt),
        savedBy: typeof said.savedBy === 'string' ? said.savedBy : null,
        text: said.text,
        details: String(said.details ?? ''),
      },
    };
  if (status === 401) return { kind: 'signed-out' };
  return { kind: 'refused', why: String(said.detail ?? said.title ?? '') };
}
