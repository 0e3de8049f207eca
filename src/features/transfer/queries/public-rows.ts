import { type SQL, sql } from 'drizzle-orm';

/** What everyone may see of a table. */
interface PublicTable {
  /** Which rows; all of them when left out. */
  where?: SQL;
  /** Columns that say something else, or nothing, to everyone. */
  instead?: Record<string, SQL>;
  /** Columns that the database fills in again. */
  without?: string[];
}

const nobody = sql`null::uuid`;
/** Stands for an id that leads to a person or to words that are private. */
const unnamed = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

const seenEssay = (id: SQL) =>
  sql`exists (select from essays seen where seen.id = ${id} and seen.status = 'published')`;
const seenPage = (id: SQL) =>
  sql`exists (select from pages seen where seen.id = ${id} and seen.status = 'published')`;
const isSeen = (table: string) => {
  const [essayId, pageId] = [sql`${sql.identifier(table)}.essay_id`, sql`${sql.identifier(table)}.page_id`];
  return sql`(${seenEssay(essayId)} or ${seenPage(pageId)})`;
};

/** Whether everyone can read a comment, as `src/features/comments/queries/shown.ts` has it. */
const isRead = (table: string) => {
  const comment = sql.identifier(table);
  return sql`(${comment}.status = 'approved' and ${comment}.audience = 'public')`;
};

/** A comment that nobody reads keeps its place, empty, while one that is read hangs on it. */
const hasPlace = (table: string) => sql`(${isRead(table)} or exists (
  with recursive below as (
    select id, status, audience from comments reply where reply.parent_id = ${sql.identifier(table)}.id
    union all select reply.id, reply.status, reply.audience from comments reply join below on reply.parent_id = below.id)
  select from below where ${isRead('below')}))`;

/** The revision whose words readers see. */
const seenRevision = (column: string) => sql`(
  select revision.${sql.identifier(column)} from revisions revision
  where revision.essay_id is not distinct from drafts.essay_id and revision.page_id is not distinct from drafts.page_id
    and revision.hash = coalesce((select hash from essays where id = drafts.essay_id), (select hash from pages where id = drafts.page_id))
  order by revision.saved_at desc, revision.id desc limit 1)`;

const readOnly = (value: SQL) => sql`case when ${isRead('comments')} then ${value} end`;

/** What everyone may see, by table; of a table that is not here, nothing. */
export const PUBLIC: Record<string, PublicTable> = {
  authors: {},
  topics: {},
  series: {},
  guidelines: {},
  site: { instead: { offered: sql`null::jsonb` } },
  works: {
    where: sql`exists (select from essays seen where seen.work_id = works.id and seen.status = 'published')`,
  },
  essays: { where: sql`status = 'published'` },
  pages: { where: sql`status = 'published'` },
  addresses: { where: sql`target is not null or ${isSeen('addresses')}` },
  bylines: { where: seenEssay(sql`bylines.essay_id`) },
  essay_topics: { where: seenEssay(sql`essay_topics.essay_id`) },
  curated_edges: {
    where: sql`${seenEssay(sql`curated_edges.from_id`)} and ${seenEssay(sql`curated_edges.to_id`)}`,
  },
  edge_changes: {
    where: sql`${seenEssay(sql`edge_changes.from_id`)} and ${seenEssay(sql`edge_changes.to_id`)}`,
    instead: { member_id: nobody },
  },
  revisions: {
    where: sql`hash = coalesce(
      (select hash from essays where id = revisions.essay_id and status = 'published'),
      (select hash from pages where id = revisions.page_id and status = 'published'))`,
    instead: { saved_by: nobody, name: sql`null::text` },
  },
  drafts: {
    where: sql`deleted_at is null and ${isSeen('drafts')} and ${seenRevision('id')} is not null`,
    instead: {
      matter: seenRevision('matter'),
      body: seenRevision('body'),
      version: sql`coalesce(published_version, 1)`,
      published_version: sql`coalesce(published_version, 1)`,
      saved_at: seenRevision('saved_at'),
      saved_by: nobody,
      review: sql`'none'`,
      submitted_at: sql`null::timestamptz`,
      status_before: sql`null::text`,
    },
  },
  menus: { instead: { offered: sql`null::jsonb` } },
  sections: {},
  resources: {
    where: sql`(essay_id is null or ${seenEssay(sql`resources.essay_id`)}) and (page_id is null or ${seenPage(sql`resources.page_id`)})`,
  },
  menu_revisions: {
    where: sql`not exists (
        select from jsonb_path_query(content, '$.**.essay') named
        where not exists (select from essays seen where seen.slug = named #>> '{}' and seen.status = 'published'))
      and not exists (
        select from jsonb_path_query(content, '$.**.page') named
        where not exists (select from pages seen where seen.slug = named #>> '{}' and seen.status = 'published'))`,
    instead: {
      saved_by: nobody,
      // What went may have led to an essay or a page that is offline by now.
      news: sql`coalesce((select jsonb_agg(told) from jsonb_array_elements(news) told
        where told #>> '{leadsTo,kind}' not in ('essay', 'page')), '[]'::jsonb)`,
    },
  },
  links: {},
  comments: {
    where: sql`exists (select from essays seen where seen.work_id = comments.work_id and seen.status = 'published')
      and ${hasPlace('comments')}`,
    instead: {
      essay_id: sql`case when ${seenEssay(sql`comments.essay_id`)} then essay_id end`,
      member_id: nobody,
      pseudonym: readOnly(sql`coalesce((select name from members where id = comments.member_id), pseudonym)`),
      status: sql`case when status = 'withdrawn' or ${isRead('comments')} then status else 'declined' end`,
      audience: sql`'public'`,
      voice: readOnly(sql`voice`),
      body: sql`coalesce(${readOnly(sql`body`)}, '')`,
      held_edit: sql`null::text`,
      ever_declined: sql`false`,
      idempotency_key: sql`null::text`,
      held_at: sql`null::timestamptz`,
      approved_at: readOnly(sql`approved_at`),
      edited_at: readOnly(sql`edited_at`),
    },
    without: ['ticket'],
  },
  earlier_texts: {
    where: sql`exists (select from comments where comments.id = earlier_texts.comment_id and ${isRead('comments')})`,
  },
  locked_threads: {
    where: sql`exists (select from comments where comments.id = locked_threads.root_id and ${hasPlace('comments')})`,
  },
  decisions: {
    instead: {
      comment_id: unnamed,
      moderator_id: unnamed,
      essay_id: sql`case when ${seenEssay(sql`decisions.essay_id`)} then essay_id end`,
    },
  },
  media: {
    where: sql`id::text in (
      select (regexp_matches(said, '/media/([0-9a-f-]{36})', 'g'))[1] from (
        select body as said from essays where status = 'published'
        union all select body from pages where status = 'published'
        union all select settings::text from site) texts
      where said like '%/media/%')`,
    instead: { member_id: nobody, name: sql`''` },
  },
};
