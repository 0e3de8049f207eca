import { and, arrayOverlaps, eq, isNull, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { queueMail } from '../../mail/commands.ts';
import { endSessions } from '../sessions.ts';

interface Suspension {
  reason: string;
  /** Undefined: until an owner lifts it. */
  until: Date | undefined;
}

/** Lets a member only read, take their data out and leave; ends their sessions and tells them why by mail. */
export function suspendMember(db: Database, memberId: string, { reason, until }: Suspension, now: Date) {
  return db.transaction(async (tx) => {
    await refuseLastOwner(tx, memberId);
    if (until && until <= now) throw new DomainError('CONFLICT', (w) => w.members.endsAlready);
    const [member] = await tx
      .update(members)
      .set({ suspendedAt: now, suspendedUntil: until ?? null, suspensionReason: reason })
      .where(eq(members.id, memberId))
      .returning({ id: members.id });
    if (!member) throw new DomainError('NOT_FOUND', (w) => w.members.noMember);
    await endSessions(tx, memberId);
    const data = { reason, ...(until ? { until: until.toISOString() } : {}) };
    await queueMail(tx, { template: 'suspended', data, memberId }, now);
  });
}

export function liftSuspension(db: Database, memberId: string, now: Date) {
  return db.transaction(async (tx) => {
    const [member] = await tx
      .update(members)
      .set({ suspendedAt: null, suspendedUntil: null, suspensionReason: null })
      .where(eq(members.id, memberId))
      .returning({ id: members.id });
    if (!member) throw new DomainError('NOT_FOUND', (w) => w.members.noMember);
    await queueMail(tx, { template: 'suspension-lifted', data: {}, memberId }, now);
  });
}

/**
 * A site without an owner can be mended only by its machine. Owners are locked, so that two cannot go at once; who is
 * leaving already counts no more.
 */
export async function refuseLastOwner(tx: Database, memberId: string) {
  const owners = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        arrayOverlaps(members.capabilities, ['owner']),
        or(isNull(members.leavesAt), eq(members.id, memberId)),
      ),
    )
    .orderBy(members.id)
    .for('update');
  if (owners.length === 1 && owners[0]?.id === memberId)
    throw new DomainError('CONFLICT', (w) => w.members.onlyOwner);
}
