import { z } from 'zod';

/** Raised when an export is laid out in another way. */
export const FORMAT = 1;

/** What an export is, and every file of it. */
export const MANIFEST_FILE = 'commonplace.json';

export const manifest = z.object({
  commonplace: z.literal('export'),
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** Whether accounts and what else is private are in it. */
  withPrivate: z.boolean(),
  tables: z.record(
    z.string(),
    z.object({ rows: z.int().nonnegative(), columns: z.array(z.string()).min(1) }),
  ),
  /** SHA-256 of every file, by its path. */
  files: z.record(z.string(), z.string()),
  /** Essays and pages that hold code, and can only be shown by a site that was built with them. */
  needBuild: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifest>;

export const rowsFile = (table: string) => `data/${table}.jsonl`;

/** Whether a path is of a kind that exports have: below one of these folders, and nowhere else. */
export const isExportedPath = (path: string) =>
  /^(README\.md|(content|counts|data|media|menus)(\/[^/\\\0.][^/\\\0]*)+)$/u.test(path);

const MEDIA = /^media\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([a-z0-9]+\.[a-z]+)$/;

/** The picture and the file of it that a path names. */
export function mediaAt(path: string): { id: string; name: string } | undefined {
  const [, id, name] = MEDIA.exec(path) ?? [];
  return id && name ? { id, name } : undefined;
}
