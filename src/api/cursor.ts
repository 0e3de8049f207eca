import { z } from '@hono/zod-openapi';

const MOST_CURSOR_CHARACTERS = 300;

/** Where a list goes on, as text that means nothing to those who pass it back. */
export const writeCursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');

/** A cursor of ours that holds such a position; anything else is refused. */
export const cursorOf = <Schema extends z.ZodType>(position: Schema) =>
  z
    .string()
    .max(MOST_CURSOR_CHARACTERS)
    .transform((cursor, context): z.output<Schema> => {
      const parsed = position.safeParse(readJson(cursor));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: 'must be the "next" of an earlier answer' });
      return z.NEVER;
    })
    .openapi({ type: 'string', description: 'The "next" of an earlier answer.' });

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

export const nextCursor = z
  .string()
  .nullable()
  .describe('Pass it as `cursor` to go on; null at the end of the list.');
