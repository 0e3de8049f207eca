import { and, arrayContains, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { queueMail } from '../../mail/commands.ts';
import { mailChoicesOf } from '../../members/rules/mail-choices.ts';
import { countWaiting, listReported, MOST_COUNTED } from '../queries/waiting.ts';
import { QUEUE_PATH } from '../rules/paths.ts';

/**
 * Tells moderators who wish it that something waits for them: how much, and nothing of what it says.
 * @returns how many were written to.
 */
export function remindModerators(db: Database, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    let written = 0;
    for (const memberId of await listRemindable(tx, now)) {
      const waiting =
        (await countWaiting(tx, memberId, now)) + (await listReported(tx, memberId, now)).length;
      if (waiting === 0) continue;
      const data = { count: Math.min(waiting, MOST_COUNTED), more: waiting > MOST_COUNTED, path: QUEUE_PATH };
      await queueMail(tx, { template: 'queue-waits', data, memberId }, now);
      written++;
    }
    return written;
  });
}

async function listRemindable(tx: Database, now: Date): Promise<string[]> {
  const active = or(isNull(members.suspendedAt), lte(members.suspendedUntil, now));
  const moderators = await tx
    .select({ id: members.id, choices: members.mailChoices })
    .from(members)
    .where(and(arrayContains(members.capabilities, ['moderator']), isNotNull(members.verifiedAt), active));
  return moderators.filter(({ choices }) => mailChoicesOf(choices).queue === 'daily').map(({ id }) => id);
}
