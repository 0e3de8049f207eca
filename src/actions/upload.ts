import { DomainError, STATUS_OF } from '../errors.ts';
import type { Form } from './form.ts';

const isUpload = ({ headers, method }: Request) =>
  method === 'POST' && headers.get('content-type')?.startsWith('multipart/form-data');

/**
 * Takes a form with a file; `take` does, and returns where to go next. A refusal comes back as a form to be shown again,
 * with the reason beside the file.
 */
export async function takeUpload(
  page: { request: Request; response: { status?: number } },
  take: () => Promise<string>,
): Promise<Form | Response> {
  const form: Form = { values: {}, problems: {} };
  if (!isUpload(page.request)) return form;
  try {
    return new Response(null, { status: 303, headers: { Location: await take() } });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    page.response.status = STATUS_OF[error.code];
    return { ...form, problems: { file: error.message } };
  }
}
