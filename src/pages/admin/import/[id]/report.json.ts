import type { APIRoute } from 'astro';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { findReportedImport } from '#src/features/imports/queries/list.ts';

/** The report of an import as it is kept. */
export const GET: APIRoute = async ({ params }) => {
  const id = z.uuid().safeParse(params.id);
  const found = id.success ? await findReportedImport(database(), id.data) : undefined;
  if (!found?.report) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(found.report, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="import-${found.id}.json"`,
    },
  });
};
