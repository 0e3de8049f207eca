import type { APIContext } from 'astro';
import type { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError, FieldError, STATUS_OF } from '../errors.ts';
import { findSite } from '../features/site/queries.ts';
import { words } from '../words/words.ts';

/** A form as its page shows it: what was typed, and what has to be mended. */
export interface Form {
  /** What was typed, by field, so that nothing is lost; repeated fields keep all their values. */
  values: Record<string, string[]>;
  /** What to do, by field. */
  problems: Record<string, string>;
  /** A refusal that concerns the form as a whole. */
  message?: string | undefined;
}

const EMPTY: Form = { values: {}, problems: {} };

/** Never sent back to the page. */
export const SECRET_FIELDS = new Set(['password', 'newPassword', 'passphrase']);

/**
 * Takes a form that was posted to its own page under `name` (a hidden field `form`). `perform` gets the checked input and
 * returns where to go next, or a whole response, or nothing when the form is to be shown again as it is. Bad input and
 * refusals come back as a form to be shown again, with the page's status set.
 */
export async function takeForm<Schema extends z.ZodType>(
  context: Pick<APIContext, 'request'> & { response: { status?: number; headers: Headers } },
  name: string,
  schema: Schema,
  perform: (input: z.infer<Schema>) => Promise<string | Response | undefined>,
): Promise<Form | Response> {
  if (context.request.method !== 'POST') return EMPTY;
  const data = await readForm(context.request);
  if (data.get('form') !== name) return EMPTY;
  const values = valuesOf(data);
  const { language } = await findSite(database());
  const parsed = schema.safeParse(inputOf(values), { error: unsaid(language) });
  if (!parsed.success) {
    context.response.status = 422;
    return { values: shown(values), problems: problemsOf(parsed.error) };
  }
  try {
    const done = await perform(parsed.data);
    if (done === undefined) return { values: shown(values), problems: {} };
    return typeof done === 'string' ? new Response(null, { status: 303, headers: { Location: done } }) : done;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    context.response.status = STATUS_OF[error.code];
    if (error.retryAfter !== undefined) context.response.headers.set('Retry-After', String(error.retryAfter));
    const message = error.inLanguage(language);
    if (error instanceof FieldError) return { values: shown(values), problems: { [error.field]: message } };
    return { values: shown(values), problems: {}, message };
  }
}

/** What zod would say by itself of a field, in the site's words. */
function unsaid(language: string): z.core.$ZodErrorMap {
  const { fields: w } = words(language).refusals;
  return (issue) => {
    if (issue.code === 'invalid_type') return w.missing;
    if (issue.code === 'invalid_value') return w.notOffered;
    if (issue.code === 'too_big' && issue.origin === 'string') return w.tooLong(Number(issue.maximum));
    return w.otherwise;
  };
}

/** A page may hold several forms; the body can be read only once. */
const read = new WeakMap<Request, Promise<FormData>>();

/** What was posted; nothing where that is no form. Reads a copy, so that the request can still be led to another page. */
export function readForm(request: Request): Promise<FormData> {
  const known = read.get(request) ?? copiedForm(request);
  read.set(request, known);
  return known;
}

/** Whoever reads a file from a form has read the whole of it; there is nothing left to copy then. */
async function copiedForm(request: Request) {
  try {
    return await request.clone().formData();
  } catch {
    return new FormData();
  }
}

/** A form's fields as a schema reads them: a string, or all of them where a field came often. */
export const inputOf = (values: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(values).map(([field, all]) => [field, all.length > 1 ? all : all[0]]));

/** What was typed, by field; files are left out. */
export function valuesOf(data: FormData) {
  const values: Record<string, string[]> = {};
  for (const field of new Set(data.keys()))
    values[field] = data.getAll(field).filter((value) => typeof value === 'string');
  return values;
}

const shown = (values: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(values).filter(([field]) => !SECRET_FIELDS.has(field)));

export function problemsOf(error: z.ZodError) {
  const problems: Record<string, string> = {};
  for (const issue of error.issues) problems[String(issue.path[0] ?? '')] ??= issue.message;
  return problems;
}
