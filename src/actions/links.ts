import { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { enqueue } from '../features/jobs/queue.ts';
import { acceptLink } from '../features/links/commands/decide.ts';
import { gatherLinks, makeLinksDue } from '../features/links/commands/lease.ts';
import { archiveOf } from '../features/links/rules/archive.ts';
import { requireCapability } from '../features/members/guard.ts';
import { changeMenu } from '../features/menus/commands/change.ts';
import { findCuratedMenu } from '../features/menus/queries/curate.ts';
import type { MenuChange } from '../features/menus/rules/change.ts';
import type { MenuFileResource } from '../features/menus/rules/file.ts';
import { itemId } from '../features/menus/rules/inputs.ts';
import { placeIn, type TreeResource } from '../features/menus/rules/tree.ts';
import { findSite } from '../features/site/queries.ts';
import { line } from '../fields.ts';
import type { Asking } from './members.ts';

const about = { menu: line(120), resource: itemId };

/** What a curator decides of a link that is not what it was. */
export const linkInput = z.discriminatedUnion('act', [
  z.object({ ...about, act: z.literal('take'), to: z.url({ protocol: /^https?$/ }) }),
  z.object({ ...about, act: z.literal('copy') }),
  z.object({ ...about, act: z.literal('accept') }),
  z.object({ ...about, act: z.literal('retire'), reason: line(400) }),
]);

export const LINKS = '/curate/links/';

export async function decideLink({ locals }: Asking, input: z.infer<typeof linkInput>) {
  const now = new Date();
  const { id: by } = requireCapability(locals, 'curator', now);
  const db = database();
  const [menu, { archive }] = await Promise.all([findCuratedMenu(db, input.menu), findSite(db)]);
  if (!menu) throw new DomainError('NOT_FOUND', (w) => w.menus.gone);
  const { resource } = placeIn(menu.tree, input.resource);
  await changeMenu(db, menu.id, changeFor(input, resource, archive), { since: menu.version, by, now });
  if (input.act === 'accept' && 'url' in resource) await acceptLink(db, resource.url);
  return `${LINKS}?done=decided`;
}

function changeFor(input: z.infer<typeof linkInput>, resource: TreeResource, archive: string): MenuChange {
  const { id } = resource;
  switch (input.act) {
    case 'take':
      return { kind: 'edit-resource', id, resource: withAddress(resource, input.to) };
    case 'copy':
      return {
        kind: 'link-archive',
        id,
        archived: archiveOf('url' in resource ? resource.url : '', archive),
      };
    case 'accept':
      return { kind: 'check', id };
    case 'retire':
      return { kind: 'retire', id, reason: input.reason };
  }
}

function withAddress(resource: TreeResource, url: string): MenuFileResource {
  if (!('url' in resource)) return resource;
  const { id: _id, archived: _archived, ...rest } = resource;
  return { ...rest, url };
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
  return `${LINKS}?done=looking`;
}
