import { z } from 'zod';

/** What a member wants to be told of by mail. Mail about the account itself always comes. */
export const mailChoices = z.object({
  /** Replies to the member's own comments. */
  replies: z.boolean().default(true),
  /** What was decided about the member's comments and suggestions. */
  decisions: z.boolean().default(true),
  /** For authors: comments on their essays. */
  essayComments: z.enum(['at-once', 'daily', 'never']).default('at-once'),
  /** New essays. */
  letters: z.enum(['at-once', 'weekly', 'never']).default('never'),
  /** For moderators: that something waits to be read. */
  queue: z.enum(['daily', 'never']).default('daily'),
});
export type MailChoices = z.infer<typeof mailChoices>;

/** The choices in a row of `members`; what it does not say is as for someone who never chose. */
export const mailChoicesOf = (stored: unknown): MailChoices => mailChoices.parse(stored ?? {});
