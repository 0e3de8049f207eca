import type { APIContext } from 'astro';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError } from '../errors.ts';
import { checkText } from '../features/essays/text/read.ts';
import { requireCapability } from '../features/members/guard.ts';
import type { SiteSettings } from '../features/site/rules.ts';
import { type Conflict, saveDraft } from '../features/studio/commands/save.ts';
import { findDraft } from '../features/studio/queries/draft.ts';
import { presentMatter } from '../features/studio/queries/present.ts';
import type { Draft } from '../features/studio/rules/draft.ts';
import { type DraftForm, draftForm, fieldsOf, formOf } from '../features/studio/rules/draft-form.ts';
import { draftPath, draftPreviewPath, publishPath } from '../features/studio/rules/paths.ts';
import { languageTag } from '../fields.ts';
import { words } from '../words/words.ts';
import { type Form, takeForm } from './form.ts';
import type { Asking } from './members.ts';

export type OnDraft = Asking & Pick<APIContext, 'params'>;

/** The member who writes. @throws DomainError UNAUTHORIZED, FORBIDDEN. */
export const writerOf = ({ locals }: Pick<Asking, 'locals'>, now = new Date()) =>
  requireCapability(locals, 'author', now);

/** The draft that an address names. @throws DomainError NOT_FOUND where the member does not work on it. */
export async function draftOf({ locals, params }: Omit<OnDraft, 'request'>): Promise<Draft> {
  const { id = '' } = params;
  const member = writerOf({ locals });
  const draft = z.uuid().safeParse(id).success ? await findDraft(database(), id, member) : undefined;
  if (!draft || draft.deletedAt) throw new DomainError('NOT_FOUND', (w) => w.studio.noDraft);
  if (draft.kind === 'page') return draft;
  return { ...draft, matter: await presentMatter(database(), draft.matter) };
}

/** The same, where not being there is no reason to stop. */
export const draftIfAny = (asking: Omit<OnDraft, 'request'>) =>
  draftOf(asking).catch((error: unknown) => {
    if (error instanceof DomainError) return undefined;
    throw error;
  });

const ONWARD = {
  save: (id: string) => `${draftPath(id)}?done=saved`,
  suggest: (id: string) => `${draftPath(id)}?suggest#suggested`,
  preview: draftPreviewPath,
  publish: publishPath,
} satisfies Record<DraftForm['step'], (id: string) => string>;

interface Taken {
  /** What the page shows: what was typed, or what the draft says. */
  form: Form;
  /** What someone else saved in the meantime. */
  conflict?: Conflict | undefined;
}

/** Takes the editor's form. Whatever hinders saving, what was typed comes back to be shown again. */
export async function takeDraftForm(
  page: OnDraft & { response: { status?: number; headers: Headers } },
  draft: Draft | undefined,
  { timeZone, language }: SiteSettings,
): Promise<Taken | Response> {
  let conflict: Conflict | undefined;
  const schema = draft ? formOf(draft, timeZone) : draftForm(timeZone);
  const form = await takeForm(page, 'draft', schema, async ({ version, step, body, matter }: DraftForm) => {
    const now = new Date();
    const { id = '' } = page.params;
    const saved = await saveDraft(database(), writerOf(page, now), id, { version, body, matter }, now);
    if (!('conflict' in saved)) return ONWARD[step](id);
    conflict = saved.conflict;
    page.response.status = 409;
    return undefined;
  });
  if (form instanceof Response) return form;
  if (form.values.body === undefined) return { form: draft ? untouched(draft, timeZone) : form };
  const message = Object.keys(form.problems).length > 0 ? words(language).studio.notSaved : form.message;
  return { form: { ...form, message }, conflict };
}

/** What in the text as it is shown keeps it from being published. */
export async function textProblems({ values }: Form, draft: Draft, { language }: SiteSettings) {
  const lang = languageTag.safeParse(values.lang?.[0]).data ?? draft.matter.lang ?? language;
  return (await checkText(values.body?.[0] ?? draft.body, lang)).problems;
}

const untouched = (draft: Draft, timeZone: string): Form => ({
  values: { ...fieldsOf(draft, timeZone), body: [draft.body], version: [String(draft.version)] },
  problems: {},
});
