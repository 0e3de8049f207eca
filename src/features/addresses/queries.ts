import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { rowsOf } from '#db/client.ts';

/** Where a former path leads now; undefined when it leads nowhere a reader may go. */
export async function findRedirect(db: Database, path: string): Promise<string | undefined> {
  const [found] = rowsOf<{ target: string }>(
    await db.execute(sql`
      select coalesce(former.target, held.path) as target
      from addresses former
      left join addresses held on held.current
        and (held.essay_id = former.essay_id or held.page_id = former.page_id)
      left join essays on essays.id = former.essay_id
      left join pages on pages.id = former.page_id
      where former.path = ${path}
        and (former.target is not null
          or (not former.current and (essays.status = 'published' or pages.status = 'published')))`),
  );
  return found?.target;
}
