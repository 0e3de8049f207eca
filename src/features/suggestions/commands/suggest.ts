import { and, eq } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import type { Database } from '#db/client.ts';
import { suggesters, suggestions } from '#db/schema/index.ts';
import { DomainError, FieldError } from '../../../errors.ts';
import { takeTurn } from '../../members/limits.ts';
import { requireTarget } from '../../menus/commands/targets.ts';
import type { CuratedMenu } from '../../menus/queries/curate.ts';
import { addressOf, readAddress } from '../../menus/rules/inputs.ts';
import { sectionsOf, waysOf } from '../../menus/rules/tree.ts';
import { SUGGEST_LIMIT, type SuggestionInput } from '../rules/inputs.ts';
import { sameAddressKey } from '../rules/same.ts';
import { forgetUnsuggested } from './forget.ts';

/**
 * Proposes a resource for a menu. What waits already is joined, not doubled.
 * @throws FieldError beside the address when it is in the menu, leads nowhere on this site, or the member suggested it
 * before; DomainError TOO_MANY_REQUESTS.
 */
export function suggestResource(
  db: Database,
  memberId: string,
  menu: CuratedMenu,
  { address, section, ...words }: SuggestionInput,
  now: Date,
): Promise<'suggested' | 'joined'> {
  return db.transaction(async (tx) => {
    refuseIfThere(menu, address);
    const target = readAddress(address);
    if (target) await requireTarget(tx, target);
    await takeTurn(tx, SUGGEST_LIMIT, memberId, now);
    const { suggestionId, outcome } = await beginOrJoin(tx, menu.id, address, now);
    const known = waysOf(menu.tree.sections).some(({ id }) => id === section);
    const [row] = await tx
      .insert(suggesters)
      .values({ suggestionId, memberId, sectionId: known ? section : null, ...words, suggestedAt: now })
      .onConflictDoNothing()
      .returning({ id: suggesters.id });
    if (!row) throw new FieldError('CONFLICT', 'address', (w) => w.suggestions.suggestedAlready);
    return outcome;
  });
}

function refuseIfThere({ tree }: CuratedMenu, address: string) {
  const key = sameAddressKey(address);
  for (const { section } of sectionsOf(tree.sections)) {
    if (!section.resources.some((resource) => sameAddressKey(addressOf(resource)) === key)) continue;
    const way = waysOf(tree.sections).find(({ id }) => id === section.id)?.path ?? section.title;
    throw new FieldError('CONFLICT', 'address', (w) => w.suggestions.thereAlready(way));
  }
}

async function beginOrJoin(tx: Database, menuId: string, address: string, now: Date) {
  const addressKey = sameAddressKey(address);
  const [begun] = await tx
    .insert(suggestions)
    .values({ menuId, address, addressKey, suggestedAt: now })
    .onConflictDoNothing()
    .returning({ id: suggestions.id });
  if (begun) return { suggestionId: begun.id, outcome: 'suggested' as const };
  const waiting = and(eq(suggestions.menuId, menuId), eq(suggestions.addressKey, addressKey), isWaiting);
  const [found] = await tx.select({ id: suggestions.id }).from(suggestions).where(waiting).for('update');
  if (!found) throw new DomainError('CONFLICT', (w) => w.suggestions.answeredMeanwhile);
  return { suggestionId: found.id, outcome: 'joined' as const };
}

const isWaiting = eq(suggestions.state, 'waiting');

/** Takes one's suggestion back while it waits; others who suggested the same still do. @throws DomainError NOT_FOUND. */
export function withdrawSuggestion(db: Database, memberId: string, suggestionId: string) {
  return db.transaction(async (tx) => {
    const [waiting] = await tx
      .select({ id: suggestions.id })
      .from(suggestions)
      .where(and(eq(suggestions.id, suggestionId), isWaiting))
      .for('update');
    if (!waiting) throw new DomainError('CONFLICT', (w) => w.suggestions.answeredMeanwhile);
    await tx.delete(suggesters).where(of(memberId, suggestionId));
    await forgetUnsuggested(tx, [suggestionId]);
  });
}

/** Says whether readers may see who suggested something. */
export function creditSuggestion(db: Database, memberId: string, suggestionId: string, credited: boolean) {
  return db.transaction(async (tx) => {
    await tx.update(suggesters).set({ credited }).where(of(memberId, suggestionId));
    await changed(tx, ['menus']);
  });
}

const of = (memberId: string, suggestionId: string) =>
  and(eq(suggesters.memberId, memberId), eq(suggesters.suggestionId, suggestionId));
