import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import type { SessionMember } from '../../members/rules/member.ts';

/** What a member has to do with a work beside its comments. */
export interface ReaderState {
  appreciated: boolean;
  /** Whether the member signed an edition of it. */
  isAuthor: boolean;
  /** How many members thanked the authors. */
  appreciations: number;
  /** The follow of all its comments. */
  followId: string | null;
  /** The follows of single threads, by the comment that began each. */
  followedThreads: Record<string, string>;
}

export async function findReaderState(
  db: Database,
  workId: string,
  member: Pick<SessionMember, 'id' | 'authorId'>,
): Promise<ReaderState> {
  const [row] = rowsOf<ReaderState>(
    await db.execute(sql`select
      exists (select from appreciations a where a.work_id = ${workId} and a.member_id = ${member.id}) as appreciated,
      exists (select from bylines b join essays e on e.id = b.essay_id
        where e.work_id = ${workId} and b.author_id = ${member.authorId}::uuid) as "isAuthor",
      (select count(*)::int from appreciations a where a.work_id = ${workId}) as appreciations,
      (select f.id from follows f where f.work_id = ${workId} and f.member_id = ${member.id} and f.root_id is null) as "followId",
      (select coalesce(json_object_agg(f.root_id, f.id), '{}') from follows f
        where f.work_id = ${workId} and f.member_id = ${member.id} and f.root_id is not null) as "followedThreads"`),
  );
  if (!row) throw new Error('A select without a table gives one row.');
  return row;
}

/** How many members thanked the authors of a work, where the site shows that to readers. */
export async function countAppreciations(db: Database, workId: string): Promise<number> {
  const [row] = rowsOf<{ count: number }>(
    await db.execute(sql`select count(*)::int as count from appreciations a where a.work_id = ${workId}`),
  );
  return row?.count ?? 0;
}
