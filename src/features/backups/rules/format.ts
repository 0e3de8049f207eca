import { z } from 'zod';

/** Raised when a backup is laid out in another way. */
export const FORMAT = 1;

/** The first file of a backup: what it is, so that nothing else need be read to refuse it. */
export const HEADER_FILE = 'commonplace-backup.json';

/** The last file: what all others add up to. A backup without it was cut short. */
export const CONTENTS_FILE = 'contents.json';

export const backupHeader = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  /** The migration that the database was at. */
  migration: z.int().positive(),
  /** The columns of every table, in the order in which its rows give them. */
  tables: z.record(z.string(), z.array(z.string()).min(1)),
});
export type BackupHeader = z.infer<typeof backupHeader>;

const count = z.int().nonnegative();

export const backupContents = z.object({
  tables: z.record(z.string(), z.object({ rows: count, sha256: z.string() })),
  media: z.object({ files: count, sha256: z.string() }),
});
export type BackupContents = z.infer<typeof backupContents>;

/**
 * Tables of which nothing is kept. A session or a link that was ended since must not open again; how often something was
 * tried is over by then.
 */
export const LEFT_OUT: ReadonlySet<string> = new Set(['sessions', 'tokens', 'turns']);

export const rowsName = (table: string, part: number) =>
  `rows/${table}/${String(part).padStart(5, '0')}.jsonl`;
export const mediaName = (id: string, name: string) => `media/${id}/${name}`;

const ROWS = /^rows\/([a-z_]+)\/\d{5,}\.jsonl$/;
const MEDIA = /^media\/([0-9a-f-]{36})\/([a-z0-9]+\.[a-z]+)$/;

/** What a file of a backup is, by its name; undefined for one that no backup has. */
export function partOf(name: string) {
  const [, table] = ROWS.exec(name) ?? [];
  if (table) return { kind: 'rows', table } as const;
  const [, id, file] = MEDIA.exec(name) ?? [];
  return id && file ? ({ kind: 'media', id, file } as const) : undefined;
}
