import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { bodyIn, type Encoding, type Entry, encodingFor } from './entry.ts';

/** Sends a finished answer: 304 to who has it, the head alone to HEAD, else the best form of the body. */
export function send(request: IncomingMessage, response: ServerResponse, entry: Entry): void | Promise<void> {
  if (entry.file) return sendFile(request, response, entry, entry.file);
  if (entry.status === 200 && matches(request.headers['if-none-match'], entry.etag)) {
    response.writeHead(304, [...entry.headers, 'ETag', entry.etag]);
    response.end();
    return;
  }
  const encoding = encodingFor(entry, request.headers['accept-encoding']);
  const ready = entry.bodies[encoding];
  if (ready) return write(request, response, entry, encoding, ready);
  return bodyIn(entry, encoding).then((body) => write(request, response, entry, encoding, body));
}

function write(
  request: IncomingMessage,
  response: ServerResponse,
  entry: Entry,
  encoding: Encoding,
  body: Buffer,
) {
  response.writeHead(entry.status, headOf(entry, encoding, body.length));
  if (request.method === 'HEAD') response.end();
  else response.end(body);
}

/** A reader who leaves in the middle is no defect. */
async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers }: Entry,
  { bytes, content }: NonNullable<Entry['file']>,
) {
  response.writeHead(status, [...headers, 'Content-Length', String(bytes)]);
  if (request.method !== 'HEAD')
    return pipeline(Readable.fromWeb(content as ReadableStream), response).catch(() => {
      response.destroy();
    });
  response.end();
  await content.cancel();
}

/** The head of each form is put together once. */
function headOf(entry: Entry, encoding: Encoding, length: number) {
  entry.heads[encoding] ??= [
    ...entry.headers,
    'ETag',
    entry.etag,
    'Content-Length',
    String(length),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
  ];
  return entry.heads[encoding];
}

const matches = (given: string | undefined, etag: string) =>
  given !== undefined &&
  (given === etag || given === '*' || given.split(',').some((one) => one.trim() === etag));
