import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { queueMail } from '../../mail/commands.ts';
import { findMemberByAddress } from '../queries/members.ts';
import { type AddressChange, addressChangeOf, tokenData } from '../rules/address-change.ts';
import { spendToken, voidTokens } from '../tokens.ts';
import { requirePassword } from './password.ts';

const BOTH_ENDS = ['change-address-old', 'change-address-new'] as const;

/**
 * Asks whoever reads the present address and whoever reads the new one. Whether the new one is another member's shows
 * only to those who read it.
 * @throws FieldError for a wrong password, or when nothing would change.
 */
export async function askForAddressChange(
  db: Database,
  member: { id: string; email: string },
  { email: newAddress, password }: { email: string; password: string },
  now: Date,
) {
  await requirePassword(db, member.id, password);
  if (newAddress === member.email) throw new FieldError('CONFLICT', 'email', (w) => w.members.sameAddress);
  const change: AddressChange = { to: newAddress, confirmedOld: false, confirmedNew: false };
  await db.transaction(async (tx) => {
    await voidTokens(tx, member.id, [...BOTH_ENDS]);
    await tx.update(members).set({ addressChange: change }).where(eq(members.id, member.id));
    const data = { newAddress };
    await queueMail(tx, { template: 'change-address-old', data, memberId: member.id }, now);
    const taken = await findMemberByAddress(tx, newAddress);
    if (taken?.verifiedAt)
      await queueMail(tx, { template: 'already-a-member', data: {}, memberId: taken.id }, now);
    else
      await queueMail(
        tx,
        { template: 'change-address-new', data, memberId: member.id, address: newAddress },
        now,
      );
  });
}

/** Lets a change that waits be, and with it the links that were sent for it. */
export function keepAddress(db: Database, memberId: string) {
  return db.transaction(async (tx) => {
    await voidTokens(tx, memberId, [...BOTH_ENDS]);
    await tx.update(members).set({ addressChange: null }).where(eq(members.id, memberId));
  });
}

/**
 * Takes one end's word; with both the address changes.
 * @returns whether it has changed now.
 * @throws DomainError NOT_FOUND for a link that does nothing any more, CONFLICT when the address is taken meanwhile.
 */
export function confirmAddressChange(db: Database, secret: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const token = await spendToken(tx, [...BOTH_ENDS], secret, now);
    const [member] = token?.memberId
      ? await tx.select().from(members).where(eq(members.id, token.memberId)).for('update')
      : [];
    const waiting = addressChangeOf(member?.addressChange);
    const sentFor = tokenData.safeParse(token?.data).data?.newAddress;
    if (!token || !member || !waiting || sentFor !== waiting.to)
      throw new DomainError('NOT_FOUND', (w) => w.members.changeGone);
    const change: AddressChange = {
      ...waiting,
      ...(token.purpose === 'change-address-old' ? { confirmedOld: true } : { confirmedNew: true }),
    };
    const complete = change.confirmedOld && change.confirmedNew;
    if (complete) await moveTo(tx, member, change.to, now);
    else await tx.update(members).set({ addressChange: change }).where(eq(members.id, member.id));
    return complete;
  });
}

async function moveTo(tx: Database, member: { id: string; email: string }, email: string, now: Date) {
  const taken = await findMemberByAddress(tx, email);
  if (taken?.verifiedAt) throw new DomainError('CONFLICT', (w) => w.members.addressTaken);
  if (taken) await tx.delete(members).where(eq(members.id, taken.id));
  await tx.update(members).set({ email, addressChange: null }).where(eq(members.id, member.id));
  await voidTokens(tx, member.id, ['sign-in', 'reset', ...BOTH_ENDS]);
  const data = { newAddress: email };
  await queueMail(tx, { template: 'address-changed', data, memberId: member.id, address: member.email }, now);
}
