import path from 'node:path';
import { parse as locate, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { z } from 'zod';
import { SourceError } from '../../rules/source-error.ts';
import { readText } from '../text-file.ts';

/** JSON is read whole, which takes several times its size in memory. */
const LARGEST_MEGABYTES = 200;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const id = z.union([z.string(), z.number()]).transform(String);
const moment = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const date = new Date(
      typeof value === 'string'
        ? value.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/, '$1T$2Z')
        : (value ?? ''),
    );
    return Number.isNaN(date.getTime()) ? undefined : date;
  });
const flag = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === 1 || value === '1');
const order = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);
const rows = <Row extends z.ZodType>(row: Row) =>
  z
    .array(row)
    .nullish()
    .transform((all) => all ?? []);

const post = z.object({
  id,
  uuid: text,
  title: text,
  slug: text,
  html: text,
  lexical: text,
  mobiledoc: text,
  feature_image: text,
  /** Up to version 3 an image was just `image`. */
  image: text,
  custom_excerpt: text,
  canonical_url: text,
  codeinjection_head: text,
  codeinjection_foot: text,
  locale: text,
  type: text,
  page: flag,
  featured: flag,
  status: text,
  visibility: text,
  author_id: id.nullish(),
  published_at: moment,
  updated_at: moment,
  created_at: moment,
});

const data = z.object({
  posts: z.array(post),
  posts_meta: rows(z.object({ post_id: id, feature_image_alt: text, feature_image_caption: text })),
  tags: rows(
    z.object({ id, name: text, slug: text, description: text, visibility: text, parent_id: id.nullish() }),
  ),
  posts_tags: rows(z.object({ post_id: id, tag_id: id, sort_order: order })),
  users: rows(z.object({ id, name: text, slug: text, email: text, bio: text })),
  posts_authors: rows(z.object({ post_id: id, author_id: id, sort_order: order })),
  settings: z.unknown().optional(),
  members: rows(z.object({ id, name: text })),
  comments: rows(
    z.object({
      id,
      post_id: id,
      parent_id: id.nullish(),
      member_id: id.nullish(),
      status: text,
      html: text,
      created_at: moment,
    }),
  ),
});

export type GhostData = z.infer<typeof data>;
export type GhostPost = GhostData['posts'][number];

const one = z.object({ data });
const wrapped = z.union([
  z.object({ db: z.tuple([one]).rest(z.unknown()) }).transform(({ db }) => db[0]),
  one,
]);

/**
 * What a file exported by Ghost 0.11 to 6 holds.
 * @throws SourceError when it is not one, with the line or the place where it goes wrong.
 */
export async function readExport(file: string): Promise<GhostData> {
  const json = jsonOf(await readText(file, LARGEST_MEGABYTES));
  if (!looksLikeGhost(json)) throw new SourceError((w) => w.sources.notGhost);
  const read = wrapped.safeParse(json);
  if (read.success) return read.data.data;
  const issue = deepest(read.error.issues);
  throw new SourceError((w) =>
    w.sources.ghostField(issue?.path.join('.') || path.basename(file), issue?.message ?? ''),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceError((w) => w.sources.notJson(faultOf(text)?.why ?? ''), faultOf(text)?.line);
  }
}

/** `JSON.parse` does not always say where it stopped, so a file that it refuses is read once more. */
function faultOf(text: string) {
  const errors: ParseError[] = [];
  locate(text, errors, { disallowComments: true });
  const [first] = errors;
  return (
    first && { line: text.slice(0, first.offset).split('\n').length, why: printParseErrorCode(first.error) }
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function looksLikeGhost(json: unknown): boolean {
  if (!isRecord(json)) return false;
  const [inside] = Array.isArray(json.db) ? json.db : [json];
  return isRecord(inside) && isRecord(inside.data) && Array.isArray(inside.data.posts);
}

/** Of a choice that failed, the issue that got furthest is the one to mend. */
function deepest(issues: z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const all = issues.flatMap((issue) => (issue.code === 'invalid_union' ? issue.errors.flat() : [issue]));
  return all.sort((one, other) => other.path.length - one.path.length)[0];
}
