/** What a member may do beside speaking; several at once, not ranked. */
export const CAPABILITIES = ['author', 'moderator', 'curator', 'owner'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** The member of the session that a request came with. */
export interface SessionMember {
  id: string;
  name: string;
  email: string;
  verifiedAt: Date | null;
  capabilities: Capability[];
  /** Slugs of the voices that the member has said they may speak in. */
  voices: string[];
  /** When a comment of theirs was first approved. */
  trustedAt: Date | null;
  suspendedAt: Date | null;
  /** None: until an owner lifts it. */
  suspendedUntil: Date | null;
  suspensionReason: string | null;
  authorId: string | null;
  /** When a member who leaves will be gone; none: they stay. */
  leavesAt: Date | null;
}

/** The session that a request came with. */
export interface CurrentSession {
  /** The SHA-256 of the secret in the cookie. */
  id: string;
  /** When the member last proved who they are. */
  signedInAt: Date;
}

/** Whether a member may do what a capability is for; owners look after all that authors write. */
export const isCapable = ({ capabilities }: Pick<SessionMember, 'capabilities'>, capability: Capability) =>
  capabilities.includes(capability) || (capability === 'author' && capabilities.includes('owner'));

type Suspension = Pick<SessionMember, 'suspendedAt' | 'suspendedUntil'>;

/** Whether a member may only read, take their data out and leave. */
export const isSuspended = ({ suspendedAt, suspendedUntil }: Suspension, now: Date) =>
  suspendedAt !== null && (suspendedUntil === null || suspendedUntil > now);

const HOUR_MS = 60 * 60 * 1000;

/** A session older than this opens no moderators', curators', authors' or owners' tools. */
export const TOOLS_WITHIN_HOURS = 12;

export const isFresh = ({ signedInAt }: CurrentSession, now: Date) =>
  now.getTime() - signedInAt.getTime() < TOOLS_WITHIN_HOURS * HOUR_MS;
