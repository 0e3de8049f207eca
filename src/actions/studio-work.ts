import type { APIContext } from 'astro';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { findPublishedEssay } from '../features/essays/queries/essay.ts';
import { restoreDeletedDraft } from '../features/studio/commands/delete.ts';
import { answerInvitation } from '../features/studio/commands/people.ts';
import { startEssay, startPage } from '../features/studio/commands/start.ts';
import { findDraft, findDraftOfEssay } from '../features/studio/queries/draft.ts';
import { draftPath, WRITE_PATH } from '../features/studio/rules/paths.ts';
import { type Form, takeForm } from './form.ts';
import { writerOf } from './studio.ts';

type Page = Pick<APIContext, 'locals' | 'request'> & { response: { status?: number; headers: Headers } };

const startInput = z.object({ what: z.enum(['essay', 'page']) });
const restoreInput = z.object({ id: z.uuid() });
const answerInput = z.object({ id: z.uuid(), answer: z.enum(['join', 'decline']) });

interface WorkForms {
  started: Form;
  restored: Form;
  answered: Form;
}

/** Takes whichever form of the list of everyone's work was posted. */
export async function takeWorkForms(page: Page): Promise<WorkForms | Response> {
  const started = await takeForm(page, 'start', startInput, async ({ what }) => {
    const now = new Date();
    const start = what === 'essay' ? startEssay : startPage;
    return draftPath(await start(database(), writerOf(page, now), now));
  });
  if (started instanceof Response) return started;
  const restored = await takeForm(page, 'restore', restoreInput, async ({ id }) => {
    const now = new Date();
    await restoreDeletedDraft(database(), writerOf(page, now), id, now);
    return `${WRITE_PATH}?done=restored`;
  });
  if (restored instanceof Response) return restored;
  const answered = await takeForm(page, 'invitation', answerInput, async ({ id, answer }) => {
    const now = new Date();
    const joins = answer === 'join';
    await answerInvitation(database(), writerOf(page, now), id, joins, now);
    return joins ? `${draftPath(id)}?done=joined` : `${WRITE_PATH}?done=declined`;
  });
  return answered instanceof Response ? answered : { started, restored, answered };
}

/** From an essay that readers see to where it is written, for those who may. */
export async function wayToEditing({ locals, params }: Pick<APIContext, 'locals' | 'params'>) {
  const member = writerOf({ locals });
  const essay = await findPublishedEssay(database(), params.slug ?? '');
  const draft = essay && (await findDraftOfEssay(database(), essay.id));
  const own = draft && (await findDraft(database(), draft.id, member));
  if (!own) throw new DomainError('NOT_FOUND', (w) => w.studio.noDraft);
  return new Response(null, { status: 303, headers: { Location: draftPath(own.id) } });
}
