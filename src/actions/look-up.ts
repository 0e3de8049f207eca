import { z } from 'zod';
import { database } from '#db/client.ts';
import { digestOf } from '../features/links/rules/page.ts';
import { siteFetcher } from '../features/links/site-fetcher.ts';
import { type Limit, takeTurn } from '../features/members/limits.ts';
import { findSite } from '../features/site/queries.ts';
import { type Form, readForm, valuesOf } from './form.ts';
import type { Asking } from './members.ts';

/** Looking a page up costs its server something. */
const LOOKS: Limit = { name: 'look-ups', times: 30, seconds: 10 * 60 };

/** A form whose page was looked up. */
export interface LookedUp extends Form {
  found: boolean;
}

/** Which form asks, and who may. */
interface Looking {
  form: string;
  guard: (locals: App.Locals, now: Date) => { id: string };
  /** Also when the form is sent without a title, which outside links cannot do without. */
  untitled?: true;
}

/**
 * Fills the empty title, annotation and language of a resource's form with what its page says of itself; saves nothing.
 * @returns undefined when that was not asked for.
 */
export async function lookUp(
  { locals, request }: Asking,
  { form, guard, untitled }: Looking,
): Promise<LookedUp | undefined> {
  if (request.method !== 'POST') return undefined;
  const data = await readForm(request);
  if (data.get('form') !== form) return undefined;
  const values = valuesOf(data);
  const address = z.url({ protocol: /^https?$/ }).safeParse(values.address?.[0]?.trim());
  const wanted = data.has('look') || (untitled && address.success && !values.title?.[0]?.trim());
  if (!wanted) return undefined;
  const now = new Date();
  const { id } = guard(locals, now);
  await takeTurn(database(), LOOKS, id, now);
  const page =
    address.success &&
    (await siteFetcher()
      .fetcher(address.data)
      .catch(() => undefined));
  if (!page || page.text === '' || page.status >= 400) return { values, problems: {}, found: false };
  const { title, description, lang } = digestOf(page.text);
  const { language } = await findSite(database());
  const foreign = lang.split('-')[0] === language.split('-')[0] ? '' : lang;
  const proposed = {
    lang: [values.lang?.[0] || foreign],
    title: [values.title?.[0] || title],
    annotation: [values.annotation?.[0] || description],
  };
  return { values: { ...values, ...proposed }, problems: {}, found: true };
}
