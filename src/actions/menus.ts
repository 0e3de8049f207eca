import { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { slugFromTitle } from '../features/addresses/rules.ts';
import { reportDeadLink } from '../features/links/commands/decide.ts';
import { requireCapability } from '../features/members/guard.ts';
import { addressKey, type Limit, takeTurn } from '../features/members/limits.ts';
import { changeMenu } from '../features/menus/commands/change.ts';
import { moveToMenu, undoChange } from '../features/menus/commands/move.ts';
import {
  beginMenu,
  leaveOffered,
  removeMenu,
  restoreMenu,
  takeOffered,
} from '../features/menus/commands/whole.ts';
import type { CuratedMenu } from '../features/menus/queries/curate.ts';
import type { MenuChange } from '../features/menus/rules/change.ts';
import { itemId, resourceInput, sectionInput, since } from '../features/menus/rules/inputs.ts';
import { CURATE_PLACES, curatePath, donePath, WAYS, type Way } from '../features/menus/rules/paths.ts';
import { sectionsOf } from '../features/menus/rules/tree.ts';
import { line } from '../fields.ts';
import { siteSecret } from '../server/secret.ts';
import { words } from '../words/words.ts';
import { readForm } from './form.ts';
import type { Asking } from './members.ts';

/** The menu whose page a form stands on. */
interface OnMenu {
  id: string;
  slug: string;
}

const orNone = z.preprocess((given) => (given === '' ? null : given), itemId.nullable());

/** Everything a button does to one thing of a menu, without words of its own. */
export const actInput = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('place-section'), id: itemId, under: orNone, before: orNone }),
    z.object({ kind: z.literal('place-resource'), id: itemId, section: itemId, before: orNone }),
    z.object({ kind: z.literal('remove-section'), id: itemId }),
    z.object({ kind: z.literal('remove-resource'), id: itemId }),
    z.object({ kind: z.literal('revive'), id: itemId }),
    z.object({ kind: z.literal('check'), id: itemId }),
  ])
  .and(z.object({ since, way: z.enum(WAYS).optional() }))
  .transform(({ since: version, way, ...change }) => ({ since: version, way, change }));
export const retireInput = z.object({ since, id: itemId, reason: line(400) });
export const editSectionInput = sectionInput.extend({ id: itemId });
export const addSectionInput = sectionInput.extend({ under: orNone });
export const editResourceInput = z.intersection(z.object({ id: itemId }), resourceInput);
export const addResourceInput = z.intersection(z.object({ section: itemId }), resourceInput);
/** A place in any menu: the menu's id, and a section's or nothing. */
export const moveInput = z.object({
  since,
  item: itemId,
  to: z
    .string()
    .transform((place) => {
      const [menu, under] = place.split('/');
      return { menu, under: under || null };
    })
    .pipe(z.object({ menu: itemId, under: itemId.nullable() })),
});
export const undoInput = z.object({ since });
export const beginInput = z.object({ title: line(200) });
export const offerInput = z.object({ answer: z.enum(['take', 'leave']) });

async function change(
  asking: Asking,
  menu: OnMenu,
  version: number,
  wanted: MenuChange,
  at?: string,
  way?: Way,
) {
  const now = new Date();
  const { id: by } = requireCapability(asking.locals, 'curator', now);
  await changeMenu(database(), menu.id, wanted, { since: version, by, now });
  return donePath(menu.slug, wanted.kind, at, way);
}

export const act = (asking: Asking, menu: OnMenu, input: z.infer<typeof actInput>) =>
  change(
    asking,
    menu,
    input.since,
    input.change,
    /^remove/.test(input.change.kind) ? undefined : input.change.id,
    input.way,
  );

export const retire = (
  asking: Asking,
  menu: OnMenu,
  { since: version, ...rest }: z.infer<typeof retireInput>,
) => change(asking, menu, version, { kind: 'retire', ...rest });

export const describe = (
  asking: Asking,
  menu: OnMenu,
  { since: version, ...rest }: z.infer<typeof sectionInput>,
) => change(asking, menu, version, { kind: 'describe', ...rest });

export const editSection = (
  asking: Asking,
  menu: OnMenu,
  { since: version, ...rest }: z.infer<typeof editSectionInput>,
) => change(asking, menu, version, { kind: 'edit-section', ...rest }, rest.id);

export const addSection = (
  asking: Asking,
  menu: OnMenu,
  { since: version, ...rest }: z.infer<typeof addSectionInput>,
) => change(asking, menu, version, { kind: 'add-section', ...rest }, rest.under ?? undefined);

export const editResource = (
  asking: Asking,
  menu: OnMenu,
  { since: version, id, resource }: z.infer<typeof editResourceInput>,
) => change(asking, menu, version, { kind: 'edit-resource', id, resource }, id);

export const addResource = (
  asking: Asking,
  menu: OnMenu,
  { since: version, section, resource }: z.infer<typeof addResourceInput>,
) => change(asking, menu, version, { kind: 'add-resource', section, resource }, section);

/** Moves a resource or a section to the end of a place in this menu or another one. */
export async function move(
  asking: Asking,
  menu: CuratedMenu,
  { since: version, item, to: { menu: to, under } }: z.infer<typeof moveInput>,
) {
  if (to === menu.id) {
    const isSection = sectionsOf(menu.tree.sections).some(({ section }) => section.id === item);
    const end = { id: item, before: null };
    if (isSection) return change(asking, menu, version, { kind: 'place-section', under, ...end }, item);
    if (!under) throw new DomainError('CONFLICT', (w) => w.menus.needsSection);
    return change(asking, menu, version, { kind: 'place-resource', section: under, ...end }, item);
  }
  const now = new Date();
  const { id: by } = requireCapability(asking.locals, 'curator', now);
  const slug = await moveToMenu(database(), { id: item, from: menu.id, to, under }, { by, now });
  return donePath(slug, 'move-in', item);
}

/** Takes the last change back, if nobody made another one since. */
export async function undo({ locals }: Asking, menu: OnMenu, { since: version }: z.infer<typeof undoInput>) {
  const now = new Date();
  const { id: by } = requireCapability(locals, 'curator', now);
  await undoChange(database(), menu.id, version, { by, now });
  return donePath(menu.slug, 'undo');
}

/** Makes a menu what it was at an earlier version. */
export async function restore({ locals }: Asking, menu: OnMenu, version: number) {
  const now = new Date();
  const { id: by } = requireCapability(locals, 'curator', now);
  await restoreMenu(database(), menu.id, version, { by, now });
  return donePath(menu.slug, 'restore');
}

function slugOf(title: string) {
  const slug = slugFromTitle(title);
  return ['', ...CURATE_PLACES].includes(slug) ? [slug, 'menu'].filter(Boolean).join('-') : slug;
}

/** Begins a menu under an address made from its title. */
export async function begin({ locals }: Asking, { title }: z.infer<typeof beginInput>) {
  const now = new Date();
  const { id: by } = requireCapability(locals, 'curator', now);
  return curatePath(await beginMenu(database(), slugOf(title), title, { by, now }));
}

/** Takes or leaves what a menu's file says by now. */
export async function answerOffer({ locals }: Asking, menu: OnMenu, { answer }: z.infer<typeof offerInput>) {
  const now = new Date();
  const { id: by } = requireCapability(locals, 'curator', now);
  if (answer === 'take') await takeOffered(database(), menu.id, { by, now });
  else await leaveOffered(database(), menu.id);
  return donePath(menu.slug, answer);
}

export async function remove({ locals }: Asking, menu: OnMenu) {
  requireCapability(locals, 'curator', new Date());
  await removeMenu(database(), menu.id);
  return '/curate/?done=removed';
}

/** A library or a ward shares an address, and a menu has many links. */
const REPORTS_FROM: Limit = { name: 'dead-links-from', times: 60, seconds: 60 * 60 };

/** Takes a reader's word that a link is dead. @returns what they are told. */
export async function reportDead({ locals, request }: Asking, language: string): Promise<string> {
  const now = new Date();
  const { menus: w } = words(language);
  const resource = itemId.safeParse((await readForm(request)).get('resource'));
  try {
    await takeTurn(database(), REPORTS_FROM, addressKey(locals.clientAddress, siteSecret()), now);
  } catch (error) {
    if (error instanceof DomainError) return error.inLanguage(language);
    throw error;
  }
  const found = resource.success && (await reportDeadLink(database(), resource.data, now));
  return found ? w.reportThanks : w.reportGone;
}
