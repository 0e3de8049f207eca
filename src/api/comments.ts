import { createRoute, z } from '@hono/zod-openapi';
import { database } from '#db/client.ts';
import { sendByApi } from '../actions/comments.ts';
import { findAnswerable } from '../features/comments/queries/answerable.ts';
import { type CommentView, listComments } from '../features/comments/queries/comments.ts';
import { listCommentsAfter } from '../features/comments/queries/list.ts';
import { commentHtml } from '../features/comments/rules/markdown.ts';
import { commentPath } from '../features/comments/rules/paths.ts';
import { findPublishedEssay } from '../features/essays/queries/essay.ts';
import { slug } from '../fields.ts';
import type { Api } from './app.ts';
import { cursorOf, writeCursor } from './cursor.ts';
import { absolute } from './present.ts';
import { problem, problemResponse } from './problem.ts';
import { commentList, commentSchema, newComment } from './schemas/comments.ts';

const position = z.object({ writtenAt: z.iso.datetime(), id: z.uuid() });
const addressed = z.object({ slug });

const listRoute = createRoute({
  method: 'get',
  path: '/api/essays/{slug}/comments',
  summary: 'Comments under an essay, in the order they were written',
  request: {
    params: addressed,
    query: z.object({
      cursor: cursorOf(position).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: { description: 'A part of the list.', content: { 'application/json': { schema: commentList } } },
    400: problemResponse('The cursor cannot be used.'),
    404: problemResponse('No essay that readers may see stands there.'),
  },
});

const postRoute = createRoute({
  method: 'post',
  path: '/api/essays/{slug}/comments',
  summary: 'Comment, with the session cookie',
  request: {
    params: addressed,
    headers: z.object({
      'idempotency-key': z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe('The same key and words a second time are the same comment.'),
    }),
    body: { required: true, content: { 'application/json': { schema: newComment } } },
  },
  responses: {
    201: {
      description: 'The comment, shown or waiting.',
      content: { 'application/json': { schema: commentSchema } },
    },
    400: problemResponse('Something about the comment has to be mended.'),
    401: problemResponse('Nobody is signed in.'),
    403: problemResponse('Comments are closed, the thread is locked, or the member may not do this.'),
    404: problemResponse('No essay that readers may see stands there.'),
    409: problemResponse('What it answers is gone, or the key belongs to other words.'),
    429: problemResponse('Too often; Retry-After says when the next makes sense.'),
  },
});

export function addCommentRoutes(api: Api) {
  api.openapi(listRoute, async (context) => {
    const { slug } = context.req.valid('param');
    const { cursor, limit } = context.req.valid('query');
    const essay = await findPublishedEssay(database(), slug);
    if (!essay) return problem(context, 404);
    const viewer = { memberId: context.env.locals.member?.id };
    const { items, next } = await listCommentsAfter(database(), essay.workId, viewer, cursor, limit);
    context.env.keep(['essays', `essay:${slug}`]);
    return context.json({ items: items.map(toComment), next: next ? writeCursor(next) : null }, 200);
  });

  api.openapi(postRoute, async (context) => {
    const essay = await findAnswerable(database(), context.req.valid('param').slug);
    if (!essay) return problem(context, 404);
    const { locals } = context.env;
    const key = context.req.valid('header')['idempotency-key'];
    const sent = await sendByApi({ locals }, essay, { ...context.req.valid('json'), key });
    if (!sent.repeated)
      return context.json(toComment({ ...sent, name: locals.member?.name ?? null, editedAt: null }), 201);
    const [comment] = await listComments(database(), [sent.id], { memberId: locals.member?.id });
    if (!comment?.shown) return problem(context, 409, 'This comment was taken back or declined since.');
    return context.json(toComment(comment), 201);
  });
}

type Presented = Pick<
  CommentView,
  'id' | 'parentId' | 'name' | 'voice' | 'asModerator' | 'audience' | 'status'
> &
  Pick<CommentView, 'body' | 'writtenAt' | 'editedAt'>;

const toComment = (comment: Presented): z.infer<typeof commentSchema> => ({
  id: comment.id,
  url: absolute(commentPath(comment.id)),
  parentId: comment.parentId,
  name: comment.name,
  voice: comment.voice,
  asModerator: comment.asModerator,
  audience: comment.audience,
  status: comment.status === 'held' ? 'held' : 'approved',
  body: comment.body,
  html: commentHtml(comment.body),
  writtenAt: comment.writtenAt.toISOString(),
  editedAt: comment.editedAt?.toISOString() ?? null,
});
