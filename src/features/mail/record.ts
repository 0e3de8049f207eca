import { asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';

/** The mails that were sent to a member or wait to be, for their download; what they said is kept for 30 days. */
export async function findMailRecord(db: Database, memberId: string) {
  const mails = await db
    .select({
      template: outbox.template,
      data: outbox.data,
      address: outbox.address,
      status: outbox.status,
      queuedAt: outbox.queuedAt,
      sentAt: outbox.sentAt,
    })
    .from(outbox)
    .where(eq(outbox.memberId, memberId))
    .orderBy(asc(outbox.queuedAt));
  return { mails };
}
