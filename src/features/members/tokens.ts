import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { tokens } from '#db/schema/index.ts';
import type { TokenPurpose } from './rules/links.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A setup link lives until the next start, which makes another one. */
const LASTS_MS: Record<TokenPurpose, number> = {
  verify: 7 * DAY_MS,
  'sign-in': 30 * MINUTE_MS,
  reset: 60 * MINUTE_MS,
  'change-address-old': 2 * DAY_MS,
  'change-address-new': 2 * DAY_MS,
  letters: 7 * DAY_MS,
  setup: 3650 * DAY_MS,
};

interface NewToken {
  purpose: TokenPurpose;
  memberId?: string | undefined;
  data?: object;
}

/** What the table knows a secret by, so that a dump opens nothing. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Makes a link's secret of 192 random bits; only its hash is kept. */
export async function mintToken(tx: Database, { purpose, memberId, data = {} }: NewToken, now: Date) {
  const secret = randomBytes(24).toString('base64url');
  await tx.insert(tokens).values({
    id: hashSecret(secret),
    purpose,
    memberId: memberId ?? null,
    data,
    expiresAt: new Date(now.getTime() + LASTS_MS[purpose]),
  });
  return secret;
}

/** A token that still does something, without using it up. */
export async function findToken(db: Database, purposes: TokenPurpose[], secret: string, now: Date) {
  const [token] = await db
    .select()
    .from(tokens)
    .where(stillGood(purposes, secret, now));
  return token;
}

/** Uses a token up; undefined when it does nothing any more. Of two who try at once, one gets it. */
export async function spendToken(tx: Database, purposes: TokenPurpose[], secret: string, now: Date) {
  const [token] = await tx
    .delete(tokens)
    .where(stillGood(purposes, secret, now))
    .returning();
  return token;
}

const stillGood = (purposes: TokenPurpose[], secret: string, now: Date) =>
  and(eq(tokens.id, hashSecret(secret)), inArray(tokens.purpose, purposes), gt(tokens.expiresAt, now));

/** Makes all links of these kinds that were sent to a member do nothing any more. */
export async function voidTokens(tx: Database, memberId: string, purposes: TokenPurpose[]) {
  await tx.delete(tokens).where(and(eq(tokens.memberId, memberId), inArray(tokens.purpose, purposes)));
}

export async function voidSetupTokens(tx: Database) {
  await tx.delete(tokens).where(eq(tokens.purpose, 'setup'));
}

/** Removes tokens whose time is over. */
export async function sweepTokens(db: Database, now: Date) {
  await db.delete(tokens).where(lt(tokens.expiresAt, now));
}
