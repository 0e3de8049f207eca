import { desc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members, remarks } from '#db/schema/index.ts';
import type { Draft } from '../rules/draft.ts';

/** What owners said to the authors of a draft, the last first. */
export const listRemarks = (db: Database, draft: Pick<Draft, 'id'>) =>
  db
    .select({ id: remarks.id, by: members.name, text: remarks.text, writtenAt: remarks.writtenAt })
    .from(remarks)
    .leftJoin(members, eq(members.id, remarks.memberId))
    .where(eq(remarks.draftId, draft.id))
    .orderBy(desc(remarks.writtenAt), desc(remarks.id));
