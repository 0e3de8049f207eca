import { expect, test } from 'vitest';
import { kindOf } from '#src/features/media/rules/kinds.ts';

const box = (brands: string) => Buffer.from(`\0\0\0\x1cftyp${brands}`, 'latin1');

test.each([
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ['gif', Buffer.from('GIF89a')],
  ['gif', Buffer.from('GIF87a')],
  ['webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')],
  ['svg', Buffer.from('<?xml version="1.0"?>\n<!-- a drawing -->\n<SVG\nxmlns="x">')],
  ['avif', box('avif\0\0\0\0mif1miaf')],
  ['heic', box('heic\0\0\0\0mif1heic')],
  ['heic', box('isom\0\0\0\0mp41')],
  ['unknown', Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1')],
  ['unknown', Buffer.from('%PDF-1.7')],
  ['unknown', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['unknown', Buffer.alloc(0)],
])('a %s is known by its first bytes', (kind, bytes) => {
  expect(kindOf(bytes)).toBe(kind);
});
