import { DomainError } from '../../errors.ts';
import { type Capability, isFresh, isSuspended, type SessionMember } from './rules/member.ts';

type Locals = Pick<App.Locals, 'member' | 'session'>;

/** The member who asks, suspended or not. @throws DomainError UNAUTHORIZED without a session. */
export function requireAccount({ member }: Locals): SessionMember {
  if (!member)
    throw new DomainError(
      'UNAUTHORIZED',
      'You are not signed in any more. Sign in in another tab, then send this again.',
    );
  return member;
}

/** The member who wants to do something that others see. @throws DomainError UNAUTHORIZED, FORBIDDEN while suspended. */
export function requireMember(locals: Locals, now = new Date()): SessionMember {
  const member = requireAccount(locals);
  if (isSuspended(member, now))
    throw new DomainError(
      'FORBIDDEN',
      'Your account is suspended. Under “Your account” you see why, and until when.',
    );
  return member;
}

/**
 * The member who uses a tool of those with a capability.
 * @throws DomainError UNAUTHORIZED without a session or when the last sign-in is too long ago, FORBIDDEN without the
 * capability.
 */
export function requireCapability(locals: Locals, capability: Capability, now: Date): SessionMember {
  const member = requireMember(locals, now);
  if (!member.capabilities.includes(capability))
    throw new DomainError('FORBIDDEN', 'This is for others to do.');
  if (!locals.session || !isFresh(locals.session, now))
    throw new DomainError(
      'UNAUTHORIZED',
      'You signed in a while ago. Sign in again in another tab, then send this once more.',
    );
  return member;
}
