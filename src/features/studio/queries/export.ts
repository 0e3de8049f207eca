import { asc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { authors, drafts, series, topics } from '#db/schema/index.ts';
import type { Draft } from '../rules/draft.ts';
import { findOne } from './draft.ts';
import { findSeen, mdxFileOf } from './file.ts';

/** One text on its way out. */
export interface OutgoingFile {
  kind: Draft['kind'];
  slug: string;
  status: Draft['status'];
  /** Whether it holds changes that readers do not see yet, beside the file with what they see. */
  unseen: boolean;
  text: string;
}

/** Everything the studio holds, but for what was thrown away, one draft after the other. */
export async function* listOutgoing(db: Database): AsyncGenerator<OutgoingFile[]> {
  const ids = await db
    .select({ id: drafts.id })
    .from(drafts)
    .where(isNull(drafts.deletedAt))
    .orderBy(asc(drafts.id));
  for (const { id } of ids) {
    const draft = await findOne(db, eq(drafts.id, id));
    if (draft) yield outgoing(db, draft);
  }
}

async function outgoing(db: Database, draft: Draft): Promise<OutgoingFile[]> {
  const { kind, slug, status } = draft;
  const fileOf = async (said: Draft, unseen: boolean) => ({
    kind,
    slug,
    status,
    unseen,
    text: await mdxFileOf(db, said),
  });
  const seen = await findSeen(db, draft);
  if (!seen) return [await fileOf(draft, draft.kind === 'page')];
  const changes = draft.version > (draft.publishedVersion ?? 0) ? [await fileOf(draft, true)] : [];
  return [await fileOf(seen, false), ...changes];
}

/** The authors, topics and series of the site, as their files would say them. */
export async function listNamed(db: Database) {
  const above = alias(topics, 'above');
  return {
    authors: await db
      .select({ handle: authors.handle, name: authors.name, biography: authors.biography })
      .from(authors)
      .orderBy(asc(authors.handle)),
    topics: await db
      .select({ slug: topics.slug, name: topics.name, description: topics.description, parent: above.slug })
      .from(topics)
      .leftJoin(above, eq(above.id, topics.parentId))
      .orderBy(asc(topics.slug)),
    series: await db
      .select({ slug: series.slug, title: series.title, description: series.description })
      .from(series)
      .orderBy(asc(series.slug)),
  };
}
