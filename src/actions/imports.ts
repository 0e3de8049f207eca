import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { DomainError, FieldError, STATUS_OF } from '../errors.ts';
import { askForImport, askToGoOn, askToUndo, settleFiles } from '../features/imports/commands/uploaded.ts';
import { makePlace, placeAt, removePlace } from '../features/imports/folder.ts';
import { findReportedImport } from '../features/imports/queries/list.ts';
import { type ReceivedForm, receiveForm } from '../features/imports/receive.ts';
import { importPath, uploadInput, watchedPath, type writerInput } from '../features/imports/rules/upload.ts';
import { requireCapability } from '../features/members/guard.ts';
import { findSite } from '../features/site/queries.ts';
import { letWriteAs } from '../features/studio/commands/write-as.ts';
import { type Form, problemsOf } from './form.ts';
import type { Asking } from './members.ts';

export const nothing = z.object({});

const requireOwner = ({ locals }: Pick<Asking, 'locals'>) => requireCapability(locals, 'owner', new Date());

const isUpload = ({ headers, method }: Request) =>
  method === 'POST' && headers.get('content-type')?.startsWith('multipart/form-data');

/** Takes the form with an export, and leads to the page of its import. Who may not import is told before it is read. */
export async function takeUpload(page: Asking & { response: { status?: number } }): Promise<Form | Response> {
  if (!isUpload(page.request)) return { values: {}, problems: {} };
  const { id: startedBy } = requireOwner(page);
  const place = await makePlace();
  let received: ReceivedForm = { fields: {}, files: {} };
  try {
    received = await receiveForm(page.request, placeAt(place));
    const id = await ask(place, received, startedBy);
    return new Response(null, { status: 303, headers: { Location: watchedPath(id) } });
  } catch (error) {
    await removePlace(place);
    return shownAgain(page, received, error);
  }
}

async function ask(folder: string, { fields, files }: ReceivedForm, startedBy: string) {
  const { kind, how, fetchMedia, pasted } = uploadInput.parse(fields);
  const isPasted = kind === 'text' && !files.file && pasted.trim() !== '';
  if (!files.file && !isPasted) throw new FieldError('UNPROCESSABLE', 'file', (w) => w.uploads.chooseFile);
  if (isPasted) await writeFile(path.join(placeAt(folder), 'file'), pasted, { mode: 0o600 });
  await settleFiles(folder, kind, { ...files, ...(isPasted ? { file: 'pasted' } : {}) });
  const fileName = files.file ?? pasted.trim().split(/\r?\n/)[0]?.slice(0, 80) ?? '';
  const request = { kind, fileName, folder, fetchMedia, dryRun: how === 'look', startedBy };
  return askForImport(database(), request, new Date());
}

async function shownAgain(
  { response }: { response: { status?: number } },
  { fields }: ReceivedForm,
  error: unknown,
): Promise<Form> {
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
  if (error instanceof z.ZodError) {
    response.status = 422;
    return { values, problems: problemsOf(error) };
  }
  if (!(error instanceof DomainError)) throw error;
  response.status = STATUS_OF[error.code];
  const message = error.inLanguage((await findSite(database())).language);
  return error instanceof FieldError
    ? { values, problems: { [error.field]: message } }
    : { values, problems: {}, message };
}

/** Takes in what was looked at before. @throws DomainError when its files are no longer there. */
export async function importLookedAt(asking: Asking, id: string) {
  const { id: startedBy } = requireOwner(asking);
  const looked = await findReportedImport(database(), id);
  if (!looked?.folder) throw new DomainError('CONFLICT', (w) => w.uploads.filesGone);
  const { kind, fileName, fetchMedia, folder } = looked;
  const request = { kind, fileName, fetchMedia, folder, dryRun: false, startedBy };
  return watchedPath(await askForImport(database(), request, new Date()));
}

export async function goOn(asking: Asking, id: string) {
  requireOwner(asking);
  await askToGoOn(database(), id);
  return watchedPath(id);
}

export async function undo(asking: Asking, id: string) {
  requireOwner(asking);
  await askToUndo(database(), id);
  return watchedPath(id);
}

/** Lets a member write as an author whom an import brought. */
export async function linkWriter(
  asking: Asking,
  id: string,
  { author, member }: z.infer<typeof writerInput>,
) {
  requireOwner(asking);
  await letWriteAs(database(), member, author);
  return `${importPath(id)}?linked#authors`;
}
