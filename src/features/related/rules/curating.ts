import { z } from 'zod';
import { line } from '../../../fields.ts';

/** What a curator says of an edge: how the other essay relates, in a few words, and a note if they like. */
export const edgeWords = z.object({
  relation: line(60),
  note: z.string().trim().max(400, 'must be at most 400 characters').default(''),
});
export type EdgeWords = z.infer<typeof edgeWords>;

/** An edge by the ids of the two essays. */
export interface EdgeEnds {
  fromId: string;
  toId: string;
}

const toId = z.uuid({ error: 'choose an essay from the list' });

export const edgeWordsTo = edgeWords.extend({ toId });
export const edgeAct = z.object({ toId, act: z.enum(['up', 'down', 'hide', 'restore']) });
