import { and, asc, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Database } from '#db/client.ts';
import { members, menus, suggesters, suggestions } from '#db/schema/index.ts';
import { DomainError } from '../../../errors.ts';
import { menuPath } from '../../addresses/rules.ts';
import { queueMail } from '../../mail/commands.ts';
import type { Mail } from '../../mail/templates.ts';
import { mailChoicesOf } from '../../members/rules/mail-choices.ts';
import { changeMenu } from '../../menus/commands/change.ts';
import { loadTree } from '../../menus/queries/tree.ts';
import type { MenuFileResource } from '../../menus/rules/file.ts';
import { placeIn } from '../../menus/rules/tree.ts';
import { OWN_SUGGESTIONS } from '../rules/paths.ts';

interface Answering {
  /** The curator. */
  by: string;
  now: Date;
}

/**
 * Takes a suggestion in at the end of a section, and tells those who suggested it.
 * @throws DomainError NOT_FOUND when someone else answered it or the section is gone; FieldError as for any resource.
 */
export function acceptSuggestion(
  db: Database,
  id: string,
  { section, resource }: { section: string; resource: MenuFileResource },
  { by, now }: Answering,
) {
  return db.transaction(async (tx) => {
    const { menu } = await lockWaiting(tx, id);
    const resourceId = uuidv7();
    const change = { kind: 'add-resource' as const, section, resource, as: resourceId };
    await changeMenu(tx, menu.id, change, { since: menu.version, by, now });
    await settle(tx, id, { state: 'accepted', resourceId, answeredBy: by, answeredAt: now });
    await tellOfPlace(tx, id, menu, now);
  });
}

/** Lets a suggestion go into a resource of the menu, whose annotation may say more from then on. */
export function mergeSuggestion(
  db: Database,
  id: string,
  { resource: resourceId, annotation }: { resource: string; annotation: string },
  { by, now }: Answering,
) {
  return db.transaction(async (tx) => {
    const { menu } = await lockWaiting(tx, id);
    const { resource } = placeIn(await loadTree(tx, menu), resourceId);
    if (resource.annotation !== annotation) {
      const { id: _, ...words } = resource;
      const change = { kind: 'edit-resource' as const, id: resourceId, resource: { ...words, annotation } };
      await changeMenu(tx, menu.id, change, { since: menu.version, by, now });
    }
    await settle(tx, id, { state: 'merged', resourceId, answeredBy: by, answeredAt: now });
    await tellOfPlace(tx, id, menu, now);
  });
}

/** Leaves a suggestion out of its menu, and tells those who suggested it why. */
export function declineSuggestion(db: Database, id: string, reason: string, { by, now }: Answering) {
  return db.transaction(async (tx) => {
    const { menu, address } = await lockWaiting(tx, id);
    await settle(tx, id, { state: 'declined', reason, answeredBy: by, answeredAt: now });
    await tell(tx, id, now, ({ title }) => ({
      template: 'suggestion-declined',
      data: { menu: menu.title, resource: title || address, reason, path: OWN_SUGGESTIONS },
    }));
  });
}

async function lockWaiting(tx: Database, id: string) {
  const [found] = await tx
    .select({ address: suggestions.address, menu: menus })
    .from(suggestions)
    .innerJoin(menus, eq(menus.id, suggestions.menuId))
    .where(and(eq(suggestions.id, id), eq(suggestions.state, 'waiting')))
    .for('update');
  if (!found) throw new DomainError('NOT_FOUND', (w) => w.suggestions.answeredMeanwhile);
  return found;
}

const settle = (tx: Database, id: string, answer: Partial<typeof suggestions.$inferInsert>) =>
  tx.update(suggestions).set(answer).where(eq(suggestions.id, id));

async function tellOfPlace(tx: Database, id: string, menu: { slug: string; title: string }, now: Date) {
  const [suggestion] = await tx.select().from(suggestions).where(eq(suggestions.id, id));
  const path = `${menuPath(menu.slug)}#resource-${suggestion?.resourceId}`;
  await tell(tx, id, now, ({ title }) => ({
    template: 'suggestion-accepted',
    data: { menu: menu.title, resource: title || (suggestion?.address ?? ''), path },
  }));
}

/** Writes to everyone who suggested it and wants to be told of decisions. */
async function tell(tx: Database, id: string, now: Date, mailFor: (words: { title: string }) => Mail) {
  const people = await tx
    .select({ memberId: members.id, choices: members.mailChoices, title: suggesters.title })
    .from(suggesters)
    .innerJoin(members, eq(members.id, suggesters.memberId))
    .where(eq(suggesters.suggestionId, id))
    .orderBy(asc(suggesters.id));
  for (const { memberId, choices, title } of people)
    if (mailChoicesOf(choices).decisions) await queueMail(tx, { ...mailFor({ title }), memberId }, now);
}
