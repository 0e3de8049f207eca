import { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { enqueue } from '../features/jobs/queue.ts';
import { acceptLink } from '../features/links/commands/decide.ts';
import { gatherLinks, makeLinksDue } from '../features/links/commands/lease.ts';
import { archiveOf } from '../features/links/rules/archive.ts';
import { requireCapability } from '../features/members/guard.ts';
import { changeMenu } from '../features/menus/commands/change.ts';
import { listToDecide } from '../features/menus/queries/care.ts';
import { findCuratedMenu } from '../features/menus/queries/curate.ts';
import type { MenuChange } from '../features/menus/rules/change.ts';
import { itemId } from '../features/menus/rules/inputs.ts';
import { LINKS_PATH } from '../features/menus/rules/paths.ts';
import { placeIn } from '../features/menus/rules/tree.ts';
import { findSite } from '../features/site/queries.ts';
import { line } from '../fields.ts';
import type { Asking } from './members.ts';

const about = { menu: line(120), resource: itemId, url: z.url({ protocol: /^https?$/ }) };

/** What a curator decides of a link that is not what it was. */
export const linkInput = z.discriminatedUnion('act', [
  z.object({ ...about, act: z.literal('take'), to: z.url({ protocol: /^https?$/ }) }),
  z.object({ ...about, act: z.literal('copy') }),
  z.object({ ...about, act: z.literal('accept') }),
  z.object({ ...about, act: z.literal('retire'), reason: line(400) }),
]);

export async function decideLink({ locals }: Asking, input: z.infer<typeof linkInput>) {
  const now = new Date();
  const { id: by } = requireCapability(locals, 'curator', now);
  const db = database();
  const [menu, { archive }] = await Promise.all([findCuratedMenu(db, input.menu), findSite(db)]);
  if (!menu) throw new DomainError('NOT_FOUND', (w) => w.menus.gone);
  const { resource } = placeIn(menu.tree, input.resource);
  // Another curator decided first.
  if (!('url' in resource) || resource.url !== input.url)
    throw new DomainError('CONFLICT', (w) => w.menus.addressChanged);
  const change = changeFor(input, resource.title, archive);
  const version = await changeMenu(db, menu.id, change, { since: menu.version, by, now });
  if (input.act === 'accept') await acceptLink(db, input.url);
  return `${LINKS_PATH}?done=${input.act}&menu=${menu.slug}&version=${version}`;
}

function changeFor(input: z.infer<typeof linkInput>, named: string, archive: string): MenuChange {
  const { resource: id, url } = input;
  switch (input.act) {
    case 'take':
      return { kind: 'take-addresses', moves: [{ id, from: url, to: input.to, named }] };
    case 'copy':
      return { kind: 'link-archive', id, archived: archiveOf(url, archive) };
    case 'accept':
      return { kind: 'check', id };
    case 'retire':
      return { kind: 'retire', id, reason: input.reason };
  }
}

/** Takes all new addresses that are the same place. */
export async function takePlainMoves({ locals }: Asking) {
  const now = new Date();
  const { id: by } = requireCapability(locals, 'curator', now);
  const db = database();
  const { plain } = await listToDecide(db);
  for (const [id, found] of Map.groupBy(plain, ({ menu }) => menu.id)) {
    const moves = found.flatMap(({ resourceId, url: from, movedTo: to, title: named }) =>
      to ? [{ id: resourceId, from, to, named }] : [],
    );
    const menu = await findCuratedMenu(db, found[0]?.menu.slug ?? '');
    if (menu) await changeMenu(db, id, { kind: 'take-addresses', moves }, { since: menu.version, by, now });
  }
  return `${LINKS_PATH}?done=plain`;
}

/** Has every link looked at as soon as the next job comes round. */
export async function lookAtAll({ locals }: Asking) {
  const now = new Date();
  requireCapability(locals, 'curator', now);
  await database().transaction(async (tx) => {
    await gatherLinks(tx, now);
    await makeLinksDue(tx, now);
    await enqueue(tx, 'check-links', null);
  });
  return `${LINKS_PATH}?done=looking`;
}
