import type { APIContext } from 'astro';
import { database } from '#db/client.ts';
import { DomainError, STATUS_OF } from '../errors.ts';
import { checkText } from '../features/essays/text/read.ts';
import { findSite } from '../features/site/queries.ts';
import { saveDraft } from '../features/studio/commands/save.ts';
import { differingDetails } from '../features/studio/conflict.ts';
import { listTitles } from '../features/studio/queries/titles.ts';
import { formOf, savedFields } from '../features/studio/rules/draft-form.ts';
import { headedText } from '../features/studio/rules/text.ts';
import { words } from '../words/words.ts';
import { inputOf, problemsOf, valuesOf } from './form.ts';
import { draftOf, type OnDraft, writerOf } from './studio.ts';

/** Saves the editor's form while someone writes. Details that cannot be used yet do not keep the text from being saved. */
export const answerSave = (asking: OnDraft) =>
  answering(async () => {
    const now = new Date();
    const member = writerOf(asking, now);
    const draft = await draftOf(asking);
    const site = await findSite(database());
    const { timeZone, language } = site;
    const values = valuesOf(await asking.request.formData().catch(() => new FormData()));
    const input = inputOf(values);
    const { data: text } = savedFields.safeParse(input);
    if (!text) return refusal(422, words(language).studio.notAForm, language);
    const whole = formOf(draft, timeZone).safeParse(input);
    const { version, body } = text;
    const matter = whole.data?.matter;
    const saved = await saveDraft(database(), member, draft.id, { version, body, matter }, now);
    if ('conflict' in saved) {
      const details = differingDetails(saved.conflict, values, site);
      return Response.json({ ...saved.conflict, text: headedText(saved.conflict), details }, { status: 409 });
    }
    const { problems } = await checkText(body, matter?.lang ?? draft.matter.lang ?? language);
    return Response.json({ ...saved, problems, fields: whole.error ? problemsOf(whole.error) : {} });
  });

/** Published essays by their titles, for links. */
export const answerTitles = (asking: Pick<APIContext, 'locals' | 'url'>) =>
  answering(async () => {
    writerOf(asking);
    return Response.json(await listTitles(database(), asking.url.searchParams.get('q') ?? ''));
  });

/** Answers what is refused with a problem document, since a script asks and not a page. */
async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { language } = await findSite(database());
    return refusal(STATUS_OF[error.code], error.inLanguage(language), language);
  }
}

const refusal = (status: number, detail: string, language: string) =>
  Response.json(
    { title: words(language).studio.refused, status, detail },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
