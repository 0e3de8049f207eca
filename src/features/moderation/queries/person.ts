import { sql } from 'drizzle-orm';
import { type Database, rowsOf } from '#db/client.ts';
import { beginningOf } from './beginning.ts';

/** What a moderator sees of the person, once they have said what they think of the words. */
export interface Person {
  /** None for a member who has left. */
  name: string | null;
  /** Another name that the comment is signed with. */
  signedAs: string | null;
  /** Whether it came from elsewhere and nobody has claimed it yet. */
  unclaimed: boolean;
  voice: string | null;
  asModerator: boolean;
  /** Whether readers see the comment, so that its thread can be looked at. */
  shown: boolean;
  joinedAt: Date | null;
  suspended: boolean;
  /** Their latest other comments that wait for nobody, the newest first. */
  earlier: EarlierComment[];
  /** What readers wrote when they reported the comment. */
  reportWords: string[];
}

export interface EarlierComment {
  words: string;
  status: 'approved' | 'declined' | 'spam' | 'withdrawn';
  essayTitle: string | null;
  /** The guideline that it was declined under. */
  guidelineTitle: string | null;
  writtenAt: string;
}

const EARLIER_SHOWN = 10;

interface Row extends Omit<Person, 'joinedAt' | 'earlier' | 'reportWords'> {
  joinedAt: string | Date | null;
  earlier: EarlierComment[] | null;
  reportWords: string[] | null;
}

/** Who wrote a comment, with their history here; without what still waits, which is to be read blind as well. */
export async function findPerson(db: Database, commentId: string, now: Date): Promise<Person | undefined> {
  const [row] = rowsOf<Row>(
    await db.execute(sql`select coalesce(m.name, c.pseudonym) as name,
      case when m.id is not null then c.pseudonym end as "signedAs", c.claim_hash is not null as unclaimed, c.voice, c.as_moderator as "asModerator",
      c.status = 'approved' as shown,
      m.joined_at as "joinedAt",
      coalesce(m.suspended_at is not null and (m.suspended_until is null or m.suspended_until > ${now.toISOString()}::timestamptz), false)
        as suspended,
      (select json_agg(json_build_object('words', ${beginningOf(sql`other.body`, 160)}, 'status', other.status,
          'writtenAt', other.written_at, 'essayTitle', e.title, 'guidelineTitle', g.title) order by other.written_at desc)
        from (select * from comments o where o.member_id = m.id and o.id <> c.id
            and o.held_at is null and o.status <> 'held'
            and not exists (select from reports r where r.comment_id = o.id and r.settled_at is null)
          order by o.written_at desc limit ${EARLIER_SHOWN}) other
        left join essays e on e.id = other.essay_id
        left join decline_words w on w.comment_id = other.id and other.status = 'declined'
        left join guidelines g on g.id = w.guideline_id) as earlier,
      (select json_agg(r.words order by r.reported_at) from reports r
        where r.comment_id = c.id and r.settled_at is null and r.words <> '') as "reportWords"
    from comments c left join members m on m.id = c.member_id where c.id = ${commentId}`),
  );
  if (!row) return undefined;
  const joinedAt = row.joinedAt === null ? null : new Date(row.joinedAt);
  return { ...row, joinedAt, earlier: row.earlier ?? [], reportWords: row.reportWords ?? [] };
}
