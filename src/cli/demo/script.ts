import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { commentBody } from '../../features/comments/rules/input.ts';
import { CAPABILITIES } from '../../features/members/rules/member.ts';
import { memberName } from '../../features/members/rules/names.ts';
import { slug } from '../../fields.ts';

const MINUTES = { m: 1, h: 60, d: 24 * 60 };
const MINUTE_MS = 60_000;

/** A length of time such as `2d 5h`, in milliseconds. */
export const span = z
  .string()
  .regex(/^\d+[mhd]( \d+[mhd])*$/, 'must be a length of time like "2d 5h"')
  .transform((given) =>
    [...given.matchAll(/(\d+)([mhd])/g)].reduce(
      (sum, [, count, unit]) => sum + Number(count) * MINUTES[unit as keyof typeof MINUTES] * MINUTE_MS,
      0,
    ),
  );

/** A moment in UTC such as `2026-03-14 08:12`. */
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/, 'must be a moment like "2026-03-14 08:12"')
  .transform((given) => new Date(`${given.replace(' ', 'T')}:00Z`));

/** Written folded, so that every line end left over parts two paragraphs. */
const words = z
  .string()
  .transform((text) => text.trim().replace(/\n/g, '\n\n'))
  .pipe(commentBody);

/** What is done about a comment, so long after it was written, by whom. */
const step = z.union([
  /** `blind`: what the moderator had said of the words alone, where that was something else. */
  z.strictObject({ after: span, approve: slug, blind: slug.optional() }),
  z.strictObject({
    after: span,
    decline: slug,
    under: slug,
    words: z.string().default(''),
    blind: z.literal('approve').optional(),
  }),
  z.strictObject({ after: span, spam: slug }),
  z.strictObject({ after: span, report: slug, under: slug, words: z.string().default('') }),
  z.strictObject({ after: span, lock: slug, reason: z.string() }),
  z.strictObject({ after: span, edit: words }),
  z.strictObject({ after: span, withdraw: z.literal(true) }),
  z.strictObject({ after: span, appeal: z.literal(true) }),
]);

const comment = z.strictObject({
  by: slug,
  /** One of the two: a moment, or how long before the demonstration is made. */
  at: moment.optional(),
  ago: span.optional(),
  /** The edition it answers, where that is not the file's. */
  on: slug.optional(),
  voice: slug.optional(),
  audience: z.enum(['public', 'members']).default('public'),
  asModerator: z.boolean().default(false),
  follow: z.boolean().default(false),
  says: words,
  later: z.array(step).default([]),
  /** Left in the queue on purpose. */
  waits: z.boolean().default(false),
  get replies() {
    return z.array(comment).default([]);
  },
});

const conversation = z.strictObject({
  /** Who thanked the authors. */
  thanked: z.array(slug).default([]),
  comments: z.array(comment),
});

const person = z.strictObject({
  handle: slug,
  name: memberName,
  joined: moment.optional(),
  joinedAgo: span.optional(),
  voices: z.array(slug).default([]),
  capabilities: z.array(z.enum(CAPABILITIES)).default([]),
  /** The author that they write as. */
  author: slug.optional(),
  suspended: z.strictObject({ ago: span, for: span, reason: z.string() }).optional(),
});

export type Step = z.infer<typeof step>;
export type ScriptComment = z.infer<typeof comment>;
export type Conversation = z.infer<typeof conversation> & { slug: string };
export type Person = z.infer<typeof person>;

/** Everyone who takes part, and all they say under each essay. */
export interface Script {
  cast: Person[];
  conversations: Conversation[];
}

const FOLDER = import.meta.dirname;

export function readScript(): Script {
  const threads = path.join(FOLDER, 'threads');
  return {
    cast: read(z.array(person), 'cast.yaml'),
    conversations: readdirSync(threads)
      .sort()
      .map((file) => ({
        slug: path.basename(file, '.yaml'),
        ...read(conversation, path.join('threads', file)),
      })),
  };
}

/** A file of this folder, checked. */
export function read<Schema extends z.ZodType>(schema: Schema, file: string): z.infer<Schema> {
  const parsed = schema.safeParse(parse(readFileSync(path.join(FOLDER, file), 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
}
