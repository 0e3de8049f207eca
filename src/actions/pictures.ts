import type { APIContext } from 'astro';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError, FieldError, STATUS_OF } from '../errors.ts';
import { type AddedPicture, addPicture, removePicture, tooLarge } from '../features/media/commands.ts';
import { MAX_UPLOAD_BYTES } from '../features/media/rules/sizes.ts';
import { mediaStorage } from '../features/media/storage.ts';
import { requireCapability } from '../features/members/guard.ts';
import type { Form } from './form.ts';
import type { Asking } from './members.ts';
import { takeUpload } from './upload.ts';

export const PICTURES = '/write/pictures/';

/** Adds the picture of a posted form. Who may not add any is told before the file is read. */
async function addPosted({ locals, request }: Asking): Promise<AddedPicture> {
  const now = new Date();
  const { id } = requireCapability(locals, 'author', now);
  if (Number(request.headers.get('content-length')) > MAX_UPLOAD_BYTES) throw tooLarge();
  const data = await request.formData().catch(() => new FormData());
  const file = data.get('file');
  if (!(file instanceof File)) throw new FieldError('UNPROCESSABLE', 'file', 'Choose a picture first.');
  const bytes = Buffer.from(await file.arrayBuffer());
  return addPicture(database(), mediaStorage(), id, { name: file.name, bytes }, now);
}

const showAdded = async ({ src }: AddedPicture) => `${PICTURES}?added=${src}`;

/** Takes a form with a picture; `use` says where to go with it, to everyone's unless it is for something else. */
export const takePicture = (
  page: Asking & { response: { status?: number } },
  use: (picture: AddedPicture) => Promise<string> = showAdded,
): Promise<Form | Response> => takeUpload(page, async () => use(await addPosted(page)));

/** Takes a picture from a script: 201 with how a text names it, or a problem document. */
export async function answerUpload(context: Asking): Promise<Response> {
  try {
    const picture = await addPosted(context);
    return Response.json(picture, { status: 201, headers: { Location: picture.src } });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return problemDocument(error);
  }
}

function problemDocument({ code, message, retryAfter }: DomainError) {
  const status = STATUS_OF[code];
  const headers = new Headers({ 'Content-Type': 'application/problem+json' });
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  return Response.json({ type: 'about:blank', title: message, status, detail: message }, { status, headers });
}

export const removalInput = z.object({ id: z.uuid() });

export async function remove({ locals }: Pick<APIContext, 'locals'>, { id }: z.infer<typeof removalInput>) {
  const member = requireCapability(locals, 'author', new Date());
  await removePicture(database(), mediaStorage(), member, id);
  return `${PICTURES}?removed`;
}
