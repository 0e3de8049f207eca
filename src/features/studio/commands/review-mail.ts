import { arrayOverlaps } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { members } from '#db/schema/index.ts';
import { essayPath, pagePath } from '../../addresses/rules.ts';
import { queueMail } from '../../mail/commands.ts';
import type { Draft } from '../rules/draft.ts';
import { draftPath, publishPath } from '../rules/paths.ts';
import type { Writer } from '../rules/writer.ts';

/** Everyone who works on a draft but the one who acts. */
const othersOn = ({ collaborators }: Draft, self: Writer) =>
  collaborators.flatMap(({ memberId, joinedAt }) => (joinedAt && memberId !== self.id ? [memberId] : []));

/** Asks the owners to look at a draft. */
export async function tellOwners(tx: Database, draft: Draft, author: Writer, now: Date) {
  const owners = await tx
    .select({ id: members.id })
    .from(members)
    .where(arrayOverlaps(members.capabilities, ['owner']));
  const data = { by: author.name, essay: draft.matter.title, path: publishPath(draft.id) };
  for (const { id } of owners)
    if (id !== author.id) await queueMail(tx, { template: 'review-asked', memberId: id, data }, now);
}

export async function tellPublished(tx: Database, draft: Draft, owner: Writer, slug: string, now: Date) {
  const path = draft.kind === 'essay' ? essayPath(slug) : pagePath(slug);
  const data = { by: owner.name, essay: draft.matter.title, path };
  for (const memberId of othersOn(draft, owner))
    await queueMail(tx, { template: 'review-published', memberId, data }, now);
}

export async function tellReturned(tx: Database, draft: Draft, owner: Writer, text: string, now: Date) {
  const data = { by: owner.name, essay: draft.matter.title, text, path: draftPath(draft.id) };
  for (const memberId of othersOn(draft, owner))
    await queueMail(tx, { template: 'review-returned', memberId, data }, now);
}
