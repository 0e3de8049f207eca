import { z } from '@hono/zod-openapi';
import { commentBody } from '../../features/comments/rules/input.ts';
import { nextCursor } from '../cursor.ts';

const moment = z.iso.datetime();

/** What comes out as null may go in as null. */
const orNull = (schema: z.ZodString | z.ZodUUID) => schema.nullish().transform((value) => value ?? undefined);

export const commentSchema = z
  .object({
    id: z.uuid(),
    url: z.url().describe('Leads to where it stands.'),
    parentId: z.uuid().nullable().describe('The comment that it answers; null when it answers the essay.'),
    name: z.string().nullable().describe('Null for someone who has left without a name.'),
    voice: z
      .string()
      .nullable()
      .describe('The voice that its member chose for it; null for just themselves.'),
    asModerator: z.boolean(),
    audience: z.enum(['public', 'members']),
    status: z
      .enum(['approved', 'held'])
      .describe('Held: it waits for a moderator, and only its member sees it.'),
    body: z.string().describe('Markdown.'),
    html: z.string(),
    writtenAt: moment,
    editedAt: moment.nullable(),
  })
  .openapi('Comment');

export const commentList = z
  .object({ items: z.array(commentSchema), next: nextCursor })
  .openapi('CommentList', {
    description: 'Comments in the order they were written.',
  });

export const newComment = z.object({
  body: commentBody.meta({ type: 'string', description: 'Markdown, up to 10,000 characters.' }),
  parentId: orNull(z.uuid()).describe('The comment to answer; without it, the essay.'),
  voice: orNull(z.string().max(120)).describe('One that the member has said they may speak in.'),
  audience: z.enum(['public', 'members']).default('public'),
});
