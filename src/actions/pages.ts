import { z } from 'zod';
import { database } from '#db/client.ts';
import { requireCapability } from '../features/members/guard.ts';
import { adoptPage } from '../features/studio/commands/adopt.ts';
import { unpublishDraft } from '../features/studio/commands/withdraw.ts';
import { draftPath } from '../features/studio/rules/paths.ts';
import { slug } from '../fields.ts';
import type { Asking } from './members.ts';

export const pageInput = z.object({ draft: z.uuid() });
export const adoptInput = z.object({ slug });

export async function takeOffline({ locals }: Asking, { draft }: z.infer<typeof pageInput>) {
  const member = requireCapability(locals, 'owner', new Date());
  await unpublishDraft(database(), member, draft);
  return '/admin/pages/?saved';
}

/** Takes a page over from its file, and opens it in the studio. */
export async function adopt({ locals }: Asking, { slug }: z.infer<typeof adoptInput>) {
  const now = new Date();
  const member = requireCapability(locals, 'owner', now);
  return draftPath(await adoptPage(database(), member, slug, now));
}
