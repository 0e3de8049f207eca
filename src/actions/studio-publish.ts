import { z } from 'zod';
import { database } from '#db/client.ts';
import { FieldError } from '../errors.ts';
import { essayPath, pagePath } from '../features/addresses/rules.ts';
import { momentAt } from '../features/essays/rules/dates.ts';
import { type SiteSettings, timeZones } from '../features/site/rules.ts';
import { deleteDraft } from '../features/studio/commands/delete.ts';
import { publishDraft } from '../features/studio/commands/publish.ts';
import { returnWithRemarks, submitForReview } from '../features/studio/commands/review.ts';
import { unpublishDraft } from '../features/studio/commands/withdraw.ts';
import type { Draft } from '../features/studio/rules/draft.ts';
import { draftPath, publishPath, WRITE_PATH } from '../features/studio/rules/paths.ts';
import type { DraftProblem } from '../features/studio/rules/problem.ts';
import { remarkInput } from '../features/studio/rules/remark.ts';
import { words } from '../words/words.ts';
import { type Form, takeForm } from './form.ts';
import { type OnDraft, writerOf } from './studio.ts';

type Page = OnDraft & { response: { status?: number; headers: Headers } };

const publishInput = z.object({
  version: z.coerce.number().int(),
  when: z.enum(['now', 'later']).default('now'),
  day: z.string().default(''),
  time: z.string().default(''),
  /** By whose clock; none: the site's. */
  zone: z.string().optional(),
});
const button = z.object({});

interface PublishForms {
  published: Form;
  submitted: Form;
  returned: Form;
  unpublished: Form;
  deleted: Form;
  /** What kept it from being published just now. */
  problems?: DraftProblem[] | undefined;
}

/** Takes whichever form of the publishing page was posted. */
export async function takePublishForms(
  page: Page,
  draft: Draft,
  site: SiteSettings,
): Promise<PublishForms | Response> {
  let problems: DraftProblem[] | undefined;
  const { id } = draft;
  const refused = (found: DraftProblem[]) => {
    problems = found;
    page.response.status = 422;
    return undefined;
  };

  const published = await takeForm(page, 'publish', publishInput, async ({ version, ...when }) => {
    const now = new Date();
    const at = chosenMoment(when, site, now);
    const done = await publishDraft(database(), writerOf(page, now), id, { version, at }, now);
    if ('problems' in done) return refused(done.problems);
    if (done.status === 'scheduled') return `${publishPath(id)}?done=scheduled`;
    return draft.kind === 'essay' ? essayPath(done.slug) : pagePath(done.slug);
  });
  if (published instanceof Response) return published;

  const submitted = await takeForm(page, 'submit', button, async () => {
    const now = new Date();
    const done = await submitForReview(database(), writerOf(page, now), id, now);
    return 'problems' in done ? refused(done.problems) : `${publishPath(id)}?done=submitted`;
  });
  if (submitted instanceof Response) return submitted;

  const returned = await takeForm(page, 'return', remarkInput, async ({ text }) => {
    const now = new Date();
    await returnWithRemarks(database(), writerOf(page, now), id, text, now);
    return `${publishPath(id)}?done=returned`;
  });
  if (returned instanceof Response) return returned;

  const unpublished = await takeForm(page, 'unpublish', button, async () => {
    await unpublishDraft(database(), writerOf(page), id);
    return `${draftPath(id)}?done=${draft.status === 'scheduled' ? 'unscheduled' : 'unpublished'}`;
  });
  if (unpublished instanceof Response) return unpublished;

  const deleted = await takeForm(page, 'delete', button, async () => {
    const now = new Date();
    await deleteDraft(database(), writerOf(page, now), id, now);
    return `${WRITE_PATH}?state=deleted&done=deleted`;
  });
  if (deleted instanceof Response) return deleted;
  return { published, submitted, returned, unpublished, deleted, problems };
}

/** The moment to come that was chosen. @throws FieldError when it is none. */
function chosenMoment(
  { when, day, time, zone = '' }: Omit<z.infer<typeof publishInput>, 'version'>,
  { timeZone, language }: SiteSettings,
  now: Date,
): Date | undefined {
  if (when === 'now') return undefined;
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}/.test(time);
  const clock = timeZones(timeZone).includes(zone) ? zone : timeZone;
  const at = whole && momentAt(day, time.slice(0, 5), clock);
  if (!at || Number.isNaN(at.getTime()) || at <= now)
    throw new FieldError('CONFLICT', 'day', words(language).drafts.needsTime);
  return at;
}
