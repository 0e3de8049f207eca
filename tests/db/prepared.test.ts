import { eq, inArray, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rowsOf } from '#db/client.ts';
import { authors } from '#db/schema/index.ts';
import { testDatabase } from '#tests/setup/database.ts';

test.runIf(process.env.TEST_DRIVER === 'postgres')(
  'Postgres keeps what is asked again, in a transaction within another too, and no long lists',
  async () => {
    const { db, close } = await testDatabase();
    const kept = await db.transaction(async (tx) => {
      for (const handle of ['ada', 'bruno'])
        await tx.transaction((inner) => inner.select().from(authors).where(eq(authors.handle, handle)));
      const many = Array.from({ length: 65 }, (_, at) => `author-${at}`);
      await tx.select().from(authors).where(inArray(authors.handle, many));
      return rowsOf<{ statement: string }>(
        await tx.execute(
          sql`select statement from pg_prepared_statements where statement like '%"authors"%'`,
        ),
      );
    });
    await close();
    expect(kept.map(({ statement }) => statement)).toEqual([
      expect.stringMatching(/"handle" = \$1( -- \d+)?$/),
    ]);
  },
);
