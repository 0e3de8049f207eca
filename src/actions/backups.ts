import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import type { APIContext } from 'astro';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { FieldError } from '../errors.ts';
import { isLocked } from '../features/backups/archive/read.ts';
import { restoreBackup } from '../features/backups/commands/restore.ts';
import { keptBackups, readPassphrase } from '../features/backups/folder.ts';
import { backupName } from '../features/backups/rules/names.ts';
import { enqueue } from '../features/jobs/queue.ts';
import { mediaStorage } from '../features/media/storage.ts';
import { requireCapability } from '../features/members/guard.ts';
import { signInPath } from '../features/members/rules/links.ts';
import { PARTIAL } from '../server/kept-files.ts';
import { settings } from '../settings.ts';
import type { Asking } from './members.ts';

export const BACKUPS = '/admin/backups/';
export const nothing = z.object({});
export const namedInput = z.object({ name: z.string() });
export const restoreInput = namedInput.extend({ passphrase: z.string().default('') });

const requireOwner = ({ locals }: Pick<Asking, 'locals'>) => requireCapability(locals, 'owner', new Date());

export async function askForBackup(asking: Asking) {
  requireOwner(asking);
  await enqueue(database(), 'make-backup', { asked: true });
  return `${BACKUPS}?making`;
}

export async function removeOne(asking: Asking, { name }: z.infer<typeof namedInput>) {
  requireOwner(asking);
  await keptBackups().remove(name);
  return `${BACKUPS}?removed`;
}

/** Nobody is signed in on the site that a backup has made, so the way back begins at the door. */
export async function restore(asking: Asking, { name, passphrase }: z.infer<typeof restoreInput>) {
  requireOwner(asking);
  const { file } = await keptBackups().find(name);
  await restoreBackup(database(), mediaStorage(), {
    ...{ file, replace: true },
    passphrase: passphrase || (await readPassphrase(settings().backupPassphraseFile)),
  });
  return signInPath(`${BACKUPS}?restored`);
}

/** Sends a backup to who may have it. */
export function fetchBackup(context: APIContext): Promise<Response> {
  requireOwner(context);
  return keptBackups().answer(context.params.name ?? '');
}

/** Takes a posted backup in, straight to the disk. @throws FieldError when it is none. */
export async function takeBackup(asking: Asking): Promise<string> {
  requireOwner(asking);
  const arrived = (await keptBackups().placeFor(`${randomUUID()}.tar.zst`)) + PARTIAL;
  try {
    await saveFile(asking.request, arrived);
    const locked = await isLocked(arrived);
    if (locked === undefined) throw new FieldError('UNPROCESSABLE', 'file', (w) => w.backups.noBackup);
    const name = backupName(new Date(), 'uploaded', locked);
    await rename(arrived, await keptBackups().placeFor(name));
    return `${BACKUPS}?uploaded`;
  } finally {
    await rm(arrived, { force: true });
  }
}

/** Saves the field `file` of a form as it comes. */
async function saveFile({ body, headers }: Request, place: string) {
  const form = new Busboy({
    headers: { 'content-type': headers.get('content-type') ?? '' },
    limits: { files: 1, fields: 4 },
  });
  let saved: Promise<void> | undefined;
  form.on('file', (field, content) => {
    if (field === 'file') saved = pipeline(content, createWriteStream(place, { mode: 0o600 }));
    else content.resume();
  });
  if (!body) throw new FieldError('UNPROCESSABLE', 'file', (w) => w.backups.chooseFile);
  await pipeline(Readable.fromWeb(body as ReadableStream), form);
  if (!saved) throw new FieldError('UNPROCESSABLE', 'file', (w) => w.backups.chooseFile);
  await saved;
}
