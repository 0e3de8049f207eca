import { DomainError } from '../../errors.ts';
import { type Capability, isCapable, isFresh, isSuspended, type SessionMember } from './rules/member.ts';

type Locals = Pick<App.Locals, 'member' | 'session'>;

/** The member who asks, suspended or not. @throws DomainError UNAUTHORIZED without a session. */
export function requireAccount({ member }: Locals): SessionMember {
  if (!member) throw new DomainError('UNAUTHORIZED', (w) => w.members.signedOut);
  return member;
}

/** The member who wants to do something that others see. @throws DomainError UNAUTHORIZED, FORBIDDEN while suspended. */
export function requireMember(locals: Locals, now = new Date()): SessionMember {
  const member = requireAccount(locals);
  if (isSuspended(member, now)) throw new DomainError('FORBIDDEN', (w) => w.members.suspended);
  return member;
}

/**
 * The member who uses a tool of those with a capability.
 * @throws DomainError UNAUTHORIZED without a session or when the last sign-in is too long ago, FORBIDDEN without the
 * capability.
 */
export function requireCapability(locals: Locals, capability: Capability, now: Date): SessionMember {
  const member = requireMember(locals, now);
  if (!isCapable(member, capability)) throw new DomainError('FORBIDDEN', (w) => w.members.forOthers);
  if (!locals.session || !isFresh(locals.session, now))
    throw new DomainError('UNAUTHORIZED', (w) => w.members.signedInLongAgo);
  return member;
}

/** The member who looks after the menus. @throws DomainError as for any capability. */
export const requireCurator = (locals: Locals, now: Date) => requireCapability(locals, 'curator', now);
