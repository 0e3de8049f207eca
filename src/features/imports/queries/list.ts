import { and, asc, count, desc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { authors, bylines, importItems, imports, members } from '#db/schema/index.ts';
import type { ImportReport } from '../rules/report.ts';
import type { Undone } from '../rules/undoing.ts';

export const IMPORTS_ON_A_PAGE = 20;

/** An import without what it said in full. */
export type ListedImport = Awaited<ReturnType<typeof listImportsOnPage>>['items'][number];

/** A numbered page of all imports, the newest first. */
export async function listImportsOnPage(db: Database, page: number) {
  const items = await db
    .select({
      id: imports.id,
      kind: imports.kind,
      fileName: imports.fileName,
      dryRun: imports.dryRun,
      state: imports.state,
      startedAt: imports.startedAt,
    })
    .from(imports)
    .orderBy(desc(imports.startedAt), desc(imports.id))
    .limit(IMPORTS_ON_A_PAGE)
    .offset((page - 1) * IMPORTS_ON_A_PAGE);
  const total = await db.$count(imports);
  return { items, pages: Math.max(1, Math.ceil(total / IMPORTS_ON_A_PAGE)) };
}

/** One import with its report, once there is one. */
export async function findReportedImport(db: Database, id: string) {
  const [row] = await db.select().from(imports).where(eq(imports.id, id));
  if (!row) return undefined;
  const undone = row.undoing as Undone | null;
  return { ...row, report: row.report as ImportReport | null, kept: undone?.kept ?? [] };
}

export type ReportedImport = NonNullable<Awaited<ReturnType<typeof findReportedImport>>>;

/** The import that the worker is to go on with: one that came in through the browser, or one that is to be undone. */
export async function findDueImport(db: Database) {
  const uploaded = and(inArray(imports.state, ['waiting', 'running']), isNotNull(imports.folder));
  const [due] = await db
    .select()
    .from(imports)
    .where(or(uploaded, eq(imports.state, 'undoing')))
    .orderBy(asc(imports.startedAt), asc(imports.id))
    .limit(1);
  return due;
}

/** Who signs what an import brought, with how many essays, and the member who writes as them. */
export const listImportedAuthors = (db: Database, importId: string) =>
  db
    .select({
      id: authors.id,
      handle: authors.handle,
      name: authors.name,
      essays: count(bylines.essayId),
      memberId: members.id,
      memberName: members.name,
    })
    .from(importItems)
    .innerJoin(authors, sql`${authors.id}::text = ${importItems.target}`)
    .leftJoin(bylines, eq(bylines.authorId, authors.id))
    .leftJoin(members, eq(members.authorId, authors.id))
    .where(and(eq(importItems.touchedBy, importId), eq(importItems.kind, 'authors')))
    .groupBy(authors.id, members.id)
    .orderBy(asc(authors.name));

/** Members who may write and do not yet write as an author. */
export const listFreeWriters = (db: Database) =>
  db
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(
      sql`${members.authorId} is null and ${members.verifiedAt} is not null and ${members.capabilities} && '{author,owner}'`,
    )
    .orderBy(asc(members.name));
