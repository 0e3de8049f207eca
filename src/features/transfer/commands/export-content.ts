import { stringify } from 'yaml';
import type { Database } from '#db/client.ts';
import type { Storage } from '../../media/storage.ts';
import { listNamed, listOutgoing, type OutgoingFile } from '../../studio/queries/export.ts';
import type { PutFile } from './folder.ts';
import { Pictures } from './pictures.ts';

/** What came out. */
export interface ContentReport {
  essays: number;
  pages: number;
  /** Texts with changes that readers do not see yet, or pages they never saw. */
  unseen: number;
  pictures: number;
  /** Addresses of pictures that a text names and that are not there. */
  missing: string[];
}

/** Writes what the studio holds as files for `content/`: essays and pages with their pictures, authors, topics and series. */
export async function exportContent(
  db: Database,
  storage: Storage,
  put: PutFile,
  isOut: (file: OutgoingFile) => boolean = () => true,
): Promise<ContentReport> {
  const report = { essays: 0, pages: 0, unseen: 0 };
  const pictures = new Pictures(storage, put);
  for await (const files of listOutgoing(db))
    for (const file of files.filter(isOut)) {
      await put(placeOf(file), await pictures.into(file.text));
      report[file.unseen ? 'unseen' : file.kind === 'essay' ? 'essays' : 'pages'] += 1;
    }
  for (const [name, rows] of Object.entries(await listNamed(db)))
    await put(`${name}.yaml`, stringify(rows.map(withoutNulls), { lineWidth: 0 }));
  return { ...report, pictures: pictures.kept.size, missing: [...pictures.missing] };
}

const placeOf = ({ kind, slug, unseen }: OutgoingFile) =>
  `${unseen ? 'unseen' : kind === 'essay' ? 'essays' : 'pages'}/${slug}.mdx`;

const withoutNulls = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
