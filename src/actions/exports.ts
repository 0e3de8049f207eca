import type { APIContext } from 'astro';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { enqueue } from '../features/jobs/queue.ts';
import { requireCapability } from '../features/members/guard.ts';
import { keptExports } from '../features/transfer/folder.ts';
import type { Asking } from './members.ts';

export const EXPORTS = '/admin/export/';
export const exportInput = z.object({ what: z.enum(['everyone', 'private']).default('everyone') });

export async function askForExport({ locals }: Asking, { what }: z.infer<typeof exportInput>) {
  requireCapability(locals, 'owner', new Date());
  await enqueue(database(), 'export-site', { withPrivate: what === 'private' });
  return `${EXPORTS}?making`;
}

export async function removeExport({ locals }: Asking, { name }: { name: string }) {
  requireCapability(locals, 'owner', new Date());
  await keptExports().remove(name);
  return `${EXPORTS}?removed`;
}

/** Sends an export to who may have it. */
export function fetchExport({ locals, params }: APIContext): Promise<Response> {
  requireCapability(locals, 'owner', new Date());
  return keptExports().answer(params.name ?? '');
}
