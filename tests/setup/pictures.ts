import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A photograph of nothing in particular. */
export const photo = (width = 600, height = 400) =>
  sharp(shades(width, height), { raw: { width, height, channels: 3 } });

/** Pixels that differ from place to place, and are the same every time. */
function shades(width: number, height: number) {
  const bytes = Buffer.alloc(width * height * 3);
  for (let at = 0; at < bytes.length; at++) bytes[at] = (at * 7 + Math.floor(at / (width * 3)) * 13) % 256;
  return bytes;
}

/** A picture that moves. */
export const moving = (frames: number, width = 20, height = 10) =>
  sharp(
    Buffer.concat(
      Array.from({ length: frames }, (_, frame) => Buffer.alloc(width * height * 3, (frame * 80) % 256)),
    ),
    {
      raw: { width, height: height * frames, channels: 3, pageHeight: height },
    },
  ).gif({ delay: Array<number>(frames).fill(50) });

/** A PNG of a few hundred bytes that says of itself that it is so large. */
export function hugePng(width: number, height: number) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(1000));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A GIF of very many frames, each of a few bytes. */
export function longGif(frames: number) {
  const head = Buffer.from([...Buffer.from('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
  const frame = Buffer.from([
    0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0,
  ]);
  return Buffer.concat([head, ...Array<Buffer>(frames).fill(frame), Buffer.from([0x3b])]);
}
