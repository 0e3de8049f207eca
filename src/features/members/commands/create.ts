import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { queueMail } from '../../mail/commands.ts';
import { hashPassword } from '../passwords.ts';
import { findMemberByAddress, findOwner } from '../queries/members.ts';
import type { JoinInput } from '../rules/inputs.ts';
import type { Capability } from '../rules/member.ts';
import { skeletonOf } from '../rules/skeleton.ts';
import { type Browser, startSession } from '../sessions.ts';
import { mintToken, spendToken, voidSetupTokens } from '../tokens.ts';

interface NewMember {
  email: string;
  name: string;
  capabilities: Capability[];
  /** None: they sign in by mail, or set one by a link. */
  passwordHash?: string;
}

/** Takes someone in whose address needs no confirming. @throws FieldError when it is a member's already. */
export async function createMember(tx: Database, { email, name, ...rest }: NewMember, now: Date) {
  const known = await findMemberByAddress(tx, email);
  if (known?.verifiedAt) throw new FieldError('CONFLICT', 'email', (w) => w.members.addressKnown);
  if (known) await tx.delete(members).where(eq(members.id, known.id));
  const [member] = await tx
    .insert(members)
    .values({ email, name, nameSkeleton: skeletonOf(name), verifiedAt: now, joinedAt: now, ...rest })
    .returning({ id: members.id });
  if (!member) throw new Error('The member was not inserted.');
  return member;
}

/** Takes in someone whom an owner vouches for, and sends them a link to come in by. @throws FieldError as above. */
export function inviteMember(
  db: Database,
  invited: Omit<NewMember, 'passwordHash'>,
  by: string,
  now: Date,
): Promise<{ id: string }> {
  return db.transaction(async (tx) => {
    const member = await createMember(tx, invited, now);
    await queueMail(tx, { template: 'invited', data: { by }, memberId: member.id }, now);
    return member;
  });
}

/** Makes a new link to claim the site by, as long as it has no owner; older ones do nothing from then on. */
export function prepareSetup(db: Database, now: Date): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    await voidSetupTokens(tx);
    if (await findOwner(tx)) return undefined;
    return mintToken(tx, { purpose: 'setup' }, now);
  });
}

/** Makes the first owner, who holds every capability until there is somebody to share them with. */
export async function claimSite(
  db: Database,
  { secret, ...input }: JoinInput & { secret: string },
  browser: Browser,
  now: Date,
) {
  const passwordHash = await hashPassword(input.password);
  return db.transaction(async (tx) => {
    const token = await spendToken(tx, ['setup'], secret, now);
    if (!token || (await findOwner(tx))) throw new DomainError('NOT_FOUND', (w) => w.members.claimed);
    const capabilities: Capability[] = ['author', 'moderator', 'curator', 'owner'];
    const { email, name } = input;
    const owner = await createMember(tx, { email, name, capabilities, passwordHash }, now);
    return startSession(tx, owner.id, browser, now);
  });
}
