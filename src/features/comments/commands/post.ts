import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Database } from '#db/client.ts';
import { comments, follows, lockedThreads } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { recordDecision } from '../../decisions/commands.ts';
import { takeTurns } from '../../members/limits.ts';
import type { SiteSettings } from '../../site/rules.ts';
import { type CommentPolicy, closedMessage } from '../rules/closing.ts';
import { limitsFor } from '../rules/limits.ts';
import { decideOnComment, type ModerationPolicy } from '../rules/policy.ts';
import { depthBelow } from '../rules/threads.ts';
import { canSpeakIn } from '../rules/voices.ts';
import { announceComment } from './announce.ts';
import { countParity } from './parity.ts';
import { type CommentRow, changedWork } from './rows.ts';
import { findSpeaker, type Speaker } from './speaker.ts';

/** What must be known of an essay to comment on it. */
export interface Answerable extends CommentPolicy {
  id: string;
  workId: string;
  /** Whose comments wait, where it is not as the site says. */
  moderation: ModerationPolicy | null;
}

export interface NewComment {
  memberId: string;
  /** A keyed hash of the network address; see `addressKey`. */
  address: string;
  /** The edition that it answers. */
  essay: Answerable;
  parentId?: string | undefined;
  body: string;
  voice?: string | undefined;
  audience: 'public' | 'members';
  asModerator: boolean;
  /** Whether replies in the thread come by mail. */
  follow: boolean;
  /** The same key and words a second time are the same comment. */
  key?: string | undefined;
}

/** The comment as it was written, or that it had been sent before. */
export type Posted =
  | ({ repeated: false } & ReturnType<typeof toRow>)
  | { repeated: true; id: string; status: CommentRow['status'] };

/**
 * Takes a comment: to the readers, or to the queue, as the site's policy says.
 * @throws DomainError FORBIDDEN when comments are closed or the thread is locked, CONFLICT when what it answers is gone or
 * the key belongs to other words, TOO_MANY_REQUESTS.
 */
export function postComment(
  db: Database,
  comment: NewComment,
  site: SiteSettings,
  now: Date,
): Promise<Posted> {
  return db.transaction(async (tx) => {
    const speaker = await findSpeaker(tx, comment.memberId, now, { lock: true });
    const before = await findSent(tx, comment);
    if (before) return before;
    const closed = closedMessage(comment.essay, site, now);
    if (closed) throw new DomainError('FORBIDDEN', closed);
    if (!canSpeakIn(comment.voice, site.voices, speaker.voices))
      throw new FieldError('FORBIDDEN', 'voice', (w) => w.comments.notYourVoice);
    const parent = await findAnswered(tx, comment);
    await takeTurns(tx, limitsFor(comment.memberId, comment.address, !speaker.trustedAt), now);

    const row = toRow(comment, speaker, parent, comment.essay.moderation ?? site.comments.policy, now);
    await tx.insert(comments).values(row);
    if (comment.follow) await follow(tx, comment, row.rootId);
    if (row.status === 'approved') {
      await announceComment(tx, row, now);
      await changedWork(tx, row.workId);
    }
    if (row.asModerator) await logSpeaking(tx, row, now);
    await countParity(tx, { voice: row.voice, outcome: 'submitted', now });
    return { ...row, repeated: false };
  });
}

async function findSent(
  tx: Database,
  { memberId, key, body, parentId }: NewComment,
): Promise<Posted | undefined> {
  if (!key) return undefined;
  const [sent] = await tx
    .select({ id: comments.id, status: comments.status, body: comments.body, parentId: comments.parentId })
    .from(comments)
    .where(and(eq(comments.memberId, memberId), eq(comments.idempotencyKey, key)));
  if (!sent) return undefined;
  if (sent.body !== body || sent.parentId !== (parentId ?? null))
    throw new DomainError('CONFLICT', (w) => w.comments.otherWords);
  return { id: sent.id, status: sent.status, repeated: true };
}

/** The comment that is answered, which cannot vanish until the reply is there. */
async function findAnswered(tx: Database, { parentId, essay, memberId }: NewComment) {
  if (!parentId) return undefined;
  const [parent] = await tx.select().from(comments).where(eq(comments.id, parentId)).for('key share');
  if (parent?.workId !== essay.workId || parent.status !== 'approved')
    throw new DomainError(
      'CONFLICT',
      parent?.status === 'held' && parent.memberId === memberId
        ? (w) => w.comments.ownWaits
        : (w) => w.comments.answeredGone,
    );
  const [lock] = await tx.select().from(lockedThreads).where(eq(lockedThreads.rootId, parent.rootId));
  if (lock) throw new DomainError('FORBIDDEN', (w) => w.comments.locked(lock.reason));
  return parent;
}

function toRow(
  { memberId, essay, body, voice, audience, key, ...comment }: NewComment,
  speaker: Speaker,
  parent: CommentRow | undefined,
  policy: ModerationPolicy,
  now: Date,
) {
  const id = uuidv7();
  const asModerator = comment.asModerator && speaker.capabilities.includes('moderator');
  const standing = { trusted: speaker.trustedAt !== null, shownBefore: speaker.shownBefore };
  const status = decideOnComment(policy, standing, { body, asModerator });
  return {
    id,
    workId: essay.workId,
    essayId: essay.id,
    memberId,
    parentId: parent?.id ?? null,
    rootId: parent?.rootId ?? id,
    depth: parent ? depthBelow(parent) : 0,
    status,
    audience: parent?.audience === 'members' ? parent.audience : audience,
    voice: voice ?? null,
    asModerator,
    body,
    idempotencyKey: key ?? null,
    writtenAt: now,
    heldAt: status === 'held' ? now : null,
    approvedAt: status === 'approved' ? now : null,
    pseudonym: null,
    claimHash: null,
  };
}

/** A moderator who speaks as one is marked beside the comment, and the public log says that it happened. */
const logSpeaking = (
  tx: Database,
  { id, essayId, memberId }: { id: string; essayId: string; memberId: string },
  now: Date,
) =>
  recordDecision(tx, {
    commentId: id,
    essayId,
    moderatorId: memberId,
    verdict: 'speak',
    about: 'comment',
    decidedAt: now,
  });

const follow = (tx: Database, { memberId, essay }: NewComment, rootId: string) =>
  tx.insert(follows).values({ memberId, workId: essay.workId, rootId }).onConflictDoNothing();
