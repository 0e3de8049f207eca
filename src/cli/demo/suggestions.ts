import { z } from 'zod';
import { DomainError } from '../../errors.ts';
import { findCuratedMenu } from '../../features/menus/queries/curate.ts';
import { readAddress } from '../../features/menus/rules/inputs.ts';
import { sectionsOf } from '../../features/menus/rules/tree.ts';
import { acceptSuggestion, declineSuggestion } from '../../features/suggestions/commands/answer.ts';
import { suggestResource } from '../../features/suggestions/commands/suggest.ts';
import { listWaitingSuggestions } from '../../features/suggestions/queries/waiting.ts';
import { slug } from '../../fields.ts';
import { span } from './script.ts';
import { known, type Stage } from './stage.ts';

/** What members suggest for the menus, and what the curator answers. */
export const suggestionScript = z.array(
  z.strictObject({
    menu: slug,
    address: z.string(),
    by: z.array(
      z.strictObject({
        who: slug,
        ago: span,
        title: z.string().default(''),
        why: z.string(),
        /** The title of the section they would look in. */
        section: z.string().optional(),
        credited: z.boolean().default(false),
      }),
    ),
    answer: z
      .union([
        z.strictObject({ after: span, take: z.string() }),
        z.strictObject({ after: span, decline: z.string() }),
      ])
      .optional(),
  }),
);
type Suggested = z.infer<typeof suggestionScript>[number];

const CURATOR = 'moira';

/** Suggests it, each member at their own time, and answers it if it is answered. */
export async function suggestAndAnswer({ db, members }: Stage, suggested: Suggested, now: Date) {
  const { menu: of, address, by, answer } = suggested;
  const menu = await findCuratedMenu(db, of);
  if (!menu)
    throw new DomainError('CONFLICT', `The demonstration speaks of a menu that is not there: ${of}.`);
  const sectionNamed = (title: string | undefined) =>
    [...sectionsOf(menu.tree.sections)].find(({ section }) => section.title === title)?.section.id;
  for (const { who, ago, section, ...said } of by) {
    const at = new Date(now.getTime() - ago);
    const input = { address, section: sectionNamed(section), ...said };
    await suggestResource(db, known(members, who), menu, input, at);
  }
  const [first] = by;
  if (!answer || !first) return;
  const answering = { by: known(members, CURATOR), now: new Date(now.getTime() - first.ago + answer.after) };
  const waiting = await listWaitingSuggestions(db, 100);
  const id = waiting.find((one) => one.address === address)?.id ?? '';
  if ('decline' in answer) return declineSuggestion(db, id, answer.decline, answering);
  const target = readAddress(address);
  if (target?.kind !== 'url') throw new Error(`${address} is taken in, but leads to nothing outside.`);
  const resource = { url: target.to, title: first.title, annotation: first.why };
  await acceptSuggestion(db, id, { section: sectionNamed(answer.take) ?? '', resource }, answering);
}
