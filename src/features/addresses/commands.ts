import { and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { addresses } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../errors.ts';
import { findRedirect, isTaken } from './queries.ts';
import { canRedirectFrom, partsOfAddress, tidyAddress, tidyTarget } from './rules.ts';

type Holder = { essayId: string } | { pageId: string };

/**
 * Gives a path to an essay or page; a path it had before answers 301 from then on.
 * @throws DomainError CONFLICT naming the path when it leads somewhere else already.
 */
export async function takeAddress(tx: Database, path: string, holder: Holder) {
  const [held] = await tx.select().from(addresses).where(eq(addresses.path, path));
  const own = held && ('essayId' in holder ? held.essayId === holder.essayId : held.pageId === holder.pageId);
  if (held && !own) throw new DomainError('CONFLICT', (w) => w.addresses.taken(path, held.target));
  if (own && held.current) return;
  const ofHolder =
    'essayId' in holder ? eq(addresses.essayId, holder.essayId) : eq(addresses.pageId, holder.pageId);
  await tx
    .update(addresses)
    .set({ current: false })
    .where(and(ofHolder, eq(addresses.current, true)));
  await tx
    .insert(addresses)
    .values({ path, ...holder, current: true })
    .onConflictDoUpdate({ target: addresses.path, set: { current: true } });
}

/**
 * Leads a former path of something to its present one, with all that led to the former. The new path is free for it
 * from then on.
 */
export async function leaveRedirect(tx: Database, from: string, to: string) {
  await tx.delete(addresses).where(and(eq(addresses.path, to), isNotNull(addresses.target)));
  await tx.update(addresses).set({ target: to }).where(eq(addresses.target, from));
  await tx
    .insert(addresses)
    .values({ path: from, target: to })
    .onConflictDoUpdate({
      target: addresses.path,
      set: { target: to },
      setWhere: isNotNull(addresses.target),
    });
}

/** Lets no former path tell of something that is gone for good. */
export const forgetRedirectsTo = (tx: Database, target: string) =>
  tx.delete(addresses).where(eq(addresses.target, target));

/**
 * Makes sure that a path leads nowhere before something new takes it; a path left by something removed is freed.
 * @throws FieldError CONFLICT beside the field `slug` when it leads to something else.
 */
export async function freePath(tx: Database, path: string, { own, list }: { own?: string; list: string }) {
  const [held] = await tx
    .select({ target: addresses.target })
    .from(addresses)
    .where(and(eq(addresses.path, path), isNotNull(addresses.target)));
  if (held && held.target !== own && held.target !== list)
    throw new FieldError('CONFLICT', 'slug', (w) => w.addresses.redirected(path, held.target));
  await tx.delete(addresses).where(and(eq(addresses.path, path), isNotNull(addresses.target)));
}

/**
 * Leads a path on which nothing stands to another place of this site.
 * @throws FieldError when something stands there, it belongs to the site itself, or it would lead back to itself.
 */
export async function addRedirect(db: Database, given: { path: string; target: string }) {
  const from = tidyAddress(given.path);
  if (!from) throw new FieldError('CONFLICT', 'path', (w) => w.addresses.needsPath);
  if (!canRedirectFrom(from)) throw new FieldError('CONFLICT', 'path', (w) => w.addresses.reserved(from));
  const target = tidyTarget(given.target);
  if (!target) throw new FieldError('CONFLICT', 'target', (w) => w.addresses.needsTarget);
  await db.transaction(async (tx) => {
    await refuseHeld(tx, from);
    const end = (await findRedirect(tx, ...partsOfAddress(target))) ?? target;
    if (bothForms(from).includes(end.split('#')[0] ?? ''))
      throw new FieldError('CONFLICT', 'target', (w) => w.addresses.circle(target, from));
    await leaveRedirect(tx, from, end);
    await changed(tx, ['pages']);
  });
}

/** An address with its last slash and without. */
function bothForms(address: string): string[] {
  const [path, search] = partsOfAddress(address);
  return [path, path.endsWith('/') ? path.slice(0, -1) : `${path}/`].map((one) => one + search);
}

async function refuseHeld(tx: Database, from: string) {
  const both = bothForms(from);
  for (const one of both)
    if (await isTaken(tx, one)) throw new FieldError('CONFLICT', 'path', (w) => w.addresses.standing(one));
  const [held] = await tx.select().from(addresses).where(inArray(addresses.path, both));
  if (held) throw new FieldError('CONFLICT', 'path', (w) => w.addresses.leadsAlready(held.path));
}

/** Lets a path lead nowhere; what stands at one is never touched. */
export function removeRedirect(db: Database, path: string) {
  return db.transaction(async (tx) => {
    const elsewhere = or(isNotNull(addresses.target), eq(addresses.current, false));
    await tx.delete(addresses).where(and(eq(addresses.path, path), elsewhere));
    await changed(tx, ['pages']);
  });
}
