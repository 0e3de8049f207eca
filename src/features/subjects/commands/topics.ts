import { eq, sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import { type Database, rowsOf } from '#db/client.ts';
import { essayTopics, resources, topics } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { freePath, leaveRedirect } from '../../addresses/commands.ts';
import { slugFromTitle, topicPath } from '../../addresses/rules.ts';
import type { TopicInput } from '../rules.ts';

const LIST = '/topics/';

/** @throws FieldError when its address is taken, or it would stand under nothing. */
export function addTopic(db: Database, { slug: wanted, parent, ...input }: TopicInput) {
  return db.transaction(async (tx) => {
    const slug = wanted || slugFromTitle(input.name) || 'topic';
    await refuseTaken(tx, slug);
    await freePath(tx, topicPath(slug), { list: LIST });
    const values = { ...input, slug, parentId: await parentOf(tx, parent), source: 'studio' as const };
    const [row] = await tx.insert(topics).values(values).returning({ id: topics.id });
    await changed(tx, ['essays', 'menus']);
    return row?.id ?? '';
  });
}

/** Names, describes or moves a topic; at a new address the old one leads there. From then on its file has no more say. */
export function editTopic(db: Database, id: string, { slug: wanted, parent, ...input }: TopicInput) {
  return db.transaction(async (tx) => {
    const before = await findRow(tx, id);
    const slug = wanted || before.slug;
    const parentId = await parentOf(tx, parent);
    if (parentId && (await listFamily(tx, id)).includes(parentId))
      throw new FieldError('CONFLICT', 'parent', (w) => w.subjects.underItself);
    if (slug !== before.slug) await moveTo(tx, before.slug, slug);
    await tx
      .update(topics)
      .set({ ...input, slug, parentId, source: 'studio' })
      .where(eq(topics.id, id));
    await changed(tx, ['essays', 'menus']);
  });
}

async function moveTo(tx: Database, from: string, to: string) {
  await refuseTaken(tx, to);
  await freePath(tx, topicPath(to), { own: topicPath(from), list: LIST });
  await leaveRedirect(tx, topicPath(from), topicPath(to));
}

/** Lets a topic become part of another: its essays, resources, narrower topics and address go there. */
export function mergeTopic(db: Database, id: string, intoId: string) {
  return db.transaction(async (tx) => {
    const [from, into] = [await findRow(tx, id), await findRow(tx, intoId)];
    if (from.id === into.id) throw new FieldError('CONFLICT', 'into', (w) => w.subjects.sameTopic);
    if ((await listFamily(tx, from.id)).includes(into.id))
      await tx.update(topics).set({ parentId: from.parentId }).where(eq(topics.id, into.id));
    await tx.update(topics).set({ parentId: into.id }).where(eq(topics.parentId, from.id));
    await tx.execute(sql`update essay_topics set topic_id = ${into.id} where topic_id = ${from.id}
      and not exists (select from essay_topics other
        where other.essay_id = essay_topics.essay_id and other.topic_id = ${into.id})`);
    await tx.update(resources).set({ topicId: into.id }).where(eq(resources.topicId, from.id));
    await tx.delete(topics).where(eq(topics.id, from.id));
    await tx.update(topics).set({ source: 'studio' }).where(eq(topics.id, into.id));
    await leaveRedirect(tx, topicPath(from.slug), topicPath(into.slug));
    await changed(tx, ['essays', 'menus']);
  });
}

/** Removes a topic that nothing needs; its address leads to all topics. @throws DomainError CONFLICT when something does. */
export function removeTopic(db: Database, id: string) {
  return db.transaction(async (tx) => {
    const { slug } = await findRow(tx, id);
    const needed =
      (await tx.$count(essayTopics, eq(essayTopics.topicId, id))) +
      (await tx.$count(resources, eq(resources.topicId, id))) +
      (await tx.$count(topics, eq(topics.parentId, id)));
    if (needed > 0) throw new DomainError('CONFLICT', (w) => w.subjects.topicNeeded);
    await tx.delete(topics).where(eq(topics.id, id));
    await leaveRedirect(tx, topicPath(slug), LIST);
    await changed(tx, ['essays', 'menus']);
  });
}

async function findRow(tx: Database, id: string) {
  const [row] = await tx.select().from(topics).where(eq(topics.id, id)).for('update');
  if (!row) throw new DomainError('NOT_FOUND', (w) => w.subjects.topicGone);
  return row;
}

async function parentOf(tx: Database, slug: string | undefined) {
  if (!slug) return null;
  const [row] = await tx.select({ id: topics.id }).from(topics).where(eq(topics.slug, slug));
  if (!row) throw new FieldError('NOT_FOUND', 'parent', (w) => w.subjects.parentGone);
  return row.id;
}

async function refuseTaken(tx: Database, slug: string) {
  if ((await tx.$count(topics, eq(topics.slug, slug))) > 0)
    throw new FieldError('CONFLICT', 'slug', (w) => w.subjects.topicAddressTaken);
}

/** Ids of a topic and of everything under it. */
async function listFamily(tx: Database, id: string): Promise<string[]> {
  const rows = rowsOf<{ id: string }>(
    await tx.execute(sql`
      with recursive family as (
        select id from topics where id = ${id}
        union select topics.id from topics join family on topics.parent_id = family.id)
      select id from family`),
  );
  return rows.map((row) => row.id);
}
