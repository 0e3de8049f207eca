import { desc } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import type { TokenPurpose } from '#src/features/members/rules/links.ts';
import { mintToken } from '#src/features/members/tokens.ts';

/** What waits in the outbox, the newest first. */
export const mailed = (db: Database) =>
  db
    .select({
      template: outbox.template,
      memberId: outbox.memberId,
      address: outbox.address,
      data: outbox.data,
    })
    .from(outbox)
    .orderBy(desc(outbox.id));

/** The secret of the newest mail's link, minted as its sending would. */
export async function linkOf(db: Database, purpose: TokenPurpose, now: Date, nth = 0) {
  const mail = (await mailed(db))[nth];
  if (!mail) throw new Error('No mail waits.');
  return mintToken(db, { purpose, memberId: mail.memberId ?? undefined, data: mail.data as object }, now);
}
