import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { essays } from '#db/schema/index.ts';

/** The plain text of an essay that readers may see; ask for the essay first. */
export async function textOf(db: Database, essay: { id: string }): Promise<string> {
  const [row] = await db.select({ text: essays.text }).from(essays).where(eq(essays.id, essay.id));
  return row?.text ?? '';
}
