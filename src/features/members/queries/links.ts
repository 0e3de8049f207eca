import type { Database } from '#db/client.ts';
import { tokenData } from '../rules/address-change.ts';
import type { TokenPurpose } from '../rules/links.ts';
import { findToken } from '../tokens.ts';
import { findMember } from './members.ts';

/** What a link from a mail would do, and for whom; undefined when it does nothing any more. */
export async function findLink(db: Database, purposes: TokenPurpose[], secret: string, now: Date) {
  const token = await findToken(db, purposes, secret, now);
  if (!token) return undefined;
  const member = token.memberId ? await findMember(db, token.memberId) : undefined;
  return {
    purpose: token.purpose,
    name: member?.name,
    /** Whether the address needs no confirming any more, as with someone who was invited. */
    confirmed: member?.verifiedAt != null,
    newAddress: tokenData.safeParse(token.data).data?.newAddress,
  };
}
