import { z } from 'zod';
import { line } from '../../../fields.ts';
import { itemId, optional, resourceInput, targetAddress } from '../../menus/rules/inputs.ts';

/** How often a member may suggest something: enough for an evening of going through one's bookmarks. */
export const SUGGEST_LIMIT = { name: 'suggestions-daily', times: 10, seconds: 24 * 60 * 60 };

const checked = z.literal('on').optional().transform(Boolean);

/** What a member says of what they would like to see in a menu. */
export const suggestionInput = z.object({
  address: targetAddress,
  title: z.string().trim().max(200, 'must be at most 200 characters').default(''),
  section: optional(itemId),
  why: line(600),
  credited: checked,
});
export type SuggestionInput = z.infer<typeof suggestionInput>;

/** One's own suggestion, and whether readers may see whose it was. */
export const creditInput = z.object({ suggestion: z.uuid(), credited: checked });
export const withdrawInput = z.object({ suggestion: z.uuid() });

/** A suggestion as a curator takes it in: a resource in a section. */
export const acceptInput = z.intersection(z.object({ section: itemId }), resourceInput);

/** A suggestion that goes into a resource which stands there already. */
export const mergeInput = z.object({
  resource: itemId,
  annotation: z.string().trim().max(2000, 'must be at most 2000 characters').default(''),
});

export const declineInput = z.object({ reason: line(600) });
