import { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { MAX_REVISION_NAME, nameRevision, restoreRevision } from '../features/studio/commands/revise.ts';
import type { Draft } from '../features/studio/rules/draft.ts';
import { draftPath, revisionsPath } from '../features/studio/rules/paths.ts';
import { words } from '../words/words.ts';
import { type Form, takeForm } from './form.ts';
import { type OnDraft, writerOf } from './studio.ts';

const restoreInput = z.object({ version: z.coerce.number().int() });
const nameInput = z.object({ name: z.string().max(MAX_REVISION_NAME).default('') });

/** Takes the forms of one revision's page. */
export async function takeRevisionForms(
  page: OnDraft & { response: { status?: number; headers: Headers } },
  { id }: Pick<Draft, 'id'>,
  revisionId: string,
  language: string,
): Promise<{ restored: Form; named: Form } | Response> {
  const restored = await takeForm(page, 'restore', restoreInput, async (input) => {
    const now = new Date();
    const done = await restoreRevision(database(), writerOf(page, now), id, revisionId, input, now);
    if ('conflict' in done) throw new DomainError('CONFLICT', words(language).drafts.restoreConflict);
    return `${draftPath(id)}?done=revision`;
  });
  if (restored instanceof Response) return restored;
  const named = await takeForm(page, 'name', nameInput, async ({ name }) => {
    await nameRevision(database(), writerOf(page), id, revisionId, name);
    return `${revisionsPath(id)}?done=named`;
  });
  return named instanceof Response ? named : { restored, named };
}
