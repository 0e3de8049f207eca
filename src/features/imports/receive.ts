import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { FieldError } from '../../errors.ts';
import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES, MAX_PASTED_BYTES } from './rules/upload.ts';

/** A form that has arrived: what was typed, and the names that its files had. Those lie under the names of their fields. */
export interface ReceivedForm {
  fields: Record<string, string>;
  files: Partial<Record<string, string>>;
}

/** The fields of the form that hold a file. */
const FILE_FIELDS = ['file', 'pictures'];

/**
 * Takes a form with files in as it comes, straight to a folder, so that a large one needs no memory.
 * @throws FieldError for a file that is too large, or when the form was cut short.
 */
export async function receiveForm({ body, headers }: Request, folder: string): Promise<ReceivedForm> {
  const received: ReceivedForm = { fields: {}, files: {} };
  const saving: Promise<void>[] = [];
  const form = new Busboy({
    headers: { 'content-type': headers.get('content-type') ?? '' },
    limits: { files: FILE_FIELDS.length, fields: 12, fileSize: MAX_FILE_BYTES, fieldSize: MAX_PASTED_BYTES },
  });
  form.on('field', (name, value, _nameCut, valueCut) => {
    received.fields[name] = value;
    if (valueCut) form.destroy(new FieldError('UNPROCESSABLE', name, (w) => w.uploads.longText));
  });
  form.on('file', (field, content, name) => {
    // A field for a file that was left empty comes without a name.
    if (!name || !FILE_FIELDS.includes(field)) return void content.resume();
    received.files[field] = name;
    saving.push(save(field, content, path.join(folder, field)));
  });
  if (body) await pipeline(Readable.fromWeb(body as ReadableStream), form).catch(refuseBroken);
  await Promise.all(saving);
  return received;
}

async function save(field: string, content: BusboyFileStream, place: string) {
  await pipeline(content, createWriteStream(place, { mode: 0o600 }));
  if (content.truncated)
    throw new FieldError('UNPROCESSABLE', field, (w) => w.uploads.largeFile(MAX_FILE_MEGABYTES));
}

function refuseBroken(error: unknown): never {
  if (error instanceof FieldError) throw error;
  throw new FieldError('UNPROCESSABLE', 'file', (w) => w.uploads.cutShort);
}
