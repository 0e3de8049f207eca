import type { APIRoute } from 'astro';
import { database } from '#db/client.ts';
import { findEverything } from '#src/features/download/parts.ts';
import { requireAccount } from '#src/features/members/guard.ts';

export const GET: APIRoute = async ({ locals }) => {
  const everything = await findEverything(database(), requireAccount(locals).id, new Date());
  return new Response(JSON.stringify(everything, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="your-data.json"',
    },
  });
};
