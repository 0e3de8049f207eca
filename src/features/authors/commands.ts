import { eq } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { authors, bylines } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../errors.ts';
import { freePath, leaveRedirect } from '../addresses/commands.ts';
import { authorPath, slugFromTitle } from '../addresses/rules.ts';
import type { AuthorInput } from './rules.ts';

/** Where an author's address leads once nobody goes by it. */
const LIST = '/essays/';

/** @throws FieldError when the address is taken. */
export function addAuthor(db: Database, { slug, ...input }: AuthorInput) {
  return db.transaction(async (tx) => {
    const handle = slug || slugFromTitle(input.name) || 'author';
    await refuseTaken(tx, handle);
    await freePath(tx, authorPath(handle), { list: LIST });
    const values = { ...input, handle, source: 'studio' as const };
    const [row] = await tx.insert(authors).values(values).returning({ id: authors.id });
    await changed(tx, ['essays']);
    return row?.id ?? '';
  });
}

/** Names or describes an author; at a new address the old one leads there. From then on the file has no more say. */
export function editAuthor(db: Database, id: string, { slug, ...input }: AuthorInput) {
  return db.transaction(async (tx) => {
    const before = await findRow(tx, id);
    const handle = slug || before.handle;
    if (handle !== before.handle) {
      await refuseTaken(tx, handle);
      await freePath(tx, authorPath(handle), { own: authorPath(before.handle), list: LIST });
      await leaveRedirect(tx, authorPath(before.handle), authorPath(handle));
    }
    await tx
      .update(authors)
      .set({ ...input, handle, source: 'studio' })
      .where(eq(authors.id, id));
    await changed(tx, ['essays']);
  });
}

/** Removes an author who signed nothing. @throws DomainError CONFLICT when an essay is signed by them. */
export function removeAuthor(db: Database, id: string) {
  return db.transaction(async (tx) => {
    const { handle } = await findRow(tx, id);
    if ((await tx.$count(bylines, eq(bylines.authorId, id))) > 0)
      throw new DomainError('CONFLICT', (w) => w.authors.signs);
    await tx.delete(authors).where(eq(authors.id, id));
    await leaveRedirect(tx, authorPath(handle), LIST);
    await changed(tx, ['essays']);
  });
}

async function findRow(tx: Database, id: string) {
  const [row] = await tx.select().from(authors).where(eq(authors.id, id)).for('update');
  if (!row) throw new DomainError('NOT_FOUND', (w) => w.authors.gone);
  return row;
}

async function refuseTaken(tx: Database, handle: string) {
  if ((await tx.$count(authors, eq(authors.handle, handle))) > 0)
    throw new FieldError('CONFLICT', 'slug', (w) => w.authors.addressTaken);
}
