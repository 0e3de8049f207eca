import type { Database } from '#db/client.ts';
import { type TokenPurpose, tokenPath } from './rules/links.ts';
import { mintToken } from './tokens.ts';

/** Makes the link of a mail as the mail is sent, so that the outbox holds nothing that opens an account. */
export const makeMailLink = async (
  tx: Database,
  link: { purpose: TokenPurpose; memberId?: string | undefined; data: object },
  now: Date,
) => tokenPath(link.purpose, await mintToken(tx, link, now));
