import { database } from '#db/client.ts';
import { requireCapability } from '../features/members/guard.ts';
import { askForRebuild } from '../features/related/commands/ask.ts';
import type { Asking } from './members.ts';

export async function rebuildRelated({ locals }: Pick<Asking, 'locals'>) {
  requireCapability(locals, 'owner', new Date());
  await askForRebuild(database());
  return '/admin/related/?asked';
}
