import { z } from 'zod';
import { database } from '#db/client.ts';
import { inviteCollaborator, removeCollaborator } from '../features/studio/commands/people.ts';
import { revokePreview, sharePreview } from '../features/studio/commands/preview.ts';
import { startEdition } from '../features/studio/commands/start.ts';
import type { Draft } from '../features/studio/rules/draft.ts';
import { draftPath, peoplePath, sharePath, WRITE_PATH } from '../features/studio/rules/paths.ts';
import { previewInput } from '../features/studio/rules/preview.ts';
import { line } from '../fields.ts';
import { type Form, takeForm } from './form.ts';
import { type OnDraft, writerOf } from './studio.ts';

type Page = OnDraft & { response: { status?: number; headers: Headers } };

const memberInput = z.object({ member: z.uuid() });
const linkInput = z.object({ link: z.string().min(1) });
const editionInput = z.object({ label: line(120), reason: line(400) });

/** Takes the forms of the page of those who work on a draft. */
export async function takePeopleForms(
  page: Page,
  { id }: Draft,
): Promise<{ invited: Form; removed: Form } | Response> {
  const invited = await takeForm(page, 'invite', memberInput, async ({ member }) => {
    const now = new Date();
    await inviteCollaborator(database(), writerOf(page, now), id, member, now);
    return `${peoplePath(id)}?done=invited`;
  });
  if (invited instanceof Response) return invited;
  const removed = await takeForm(page, 'remove', memberInput, async ({ member }) => {
    const self = writerOf(page);
    await removeCollaborator(database(), self, id, member);
    return self.id === member ? WRITE_PATH : peoplePath(id);
  });
  return removed instanceof Response ? removed : { invited, removed };
}

/** Takes the forms of the page of preview links; the secret of a new one is shown in the answer and never again. */
export async function takeShareForms(
  page: Page,
  { id }: Draft,
): Promise<{ shared: Form; revoked: Form; secret?: string | undefined } | Response> {
  let secret: string | undefined;
  const shared = await takeForm(page, 'share', previewInput, async (input) => {
    const now = new Date();
    secret = await sharePreview(database(), writerOf(page, now), id, input, now);
    return undefined;
  });
  if (shared instanceof Response) return shared;
  const revoked = await takeForm(page, 'revoke', linkInput, async ({ link }) => {
    await revokePreview(database(), writerOf(page), id, link);
    return `${sharePath(id)}?done=revoked`;
  });
  return revoked instanceof Response ? revoked : { shared, revoked, secret };
}

/** Begins another edition of an essay's work. */
export const takeEditionForm = (page: Page, essayId: string) =>
  takeForm(page, 'edition', editionInput, async (input) => {
    const now = new Date();
    const begun = await startEdition(database(), writerOf(page, now), essayId, input, now);
    return `${draftPath(begun)}?done=edition`;
  });
