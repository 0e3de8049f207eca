import { expect, test } from 'vitest';
import { filesAt, formPath, pictureNamed, picturePath } from '#src/features/media/rules/addresses.ts';

const id = '018f4a5e-0000-7000-8000-000000000000';

test('what is written is read back', () => {
  expect(pictureNamed(picturePath(id))).toBe(id);
  expect(filesAt(picturePath(id))).toEqual({ id, names: ['still.jpg', 'still.png'] });
  expect(filesAt(formPath(id, 480, 'avif'))).toEqual({ id, names: ['480.avif'] });
});

test.each([
  '/media/',
  '/media/..',
  `/media/${id}/`,
  `/media/${id}/../../secret`,
  `/media/${id}/%2e%2e/secret`,
  `/media/${id}/480.svg`,
  `/media/${id}/still.jpg`,
  `/media/${id}/48000.webp`,
  `/media/${id}/0480.webp`,
  `/media/${id.toUpperCase()}`,
  `//elsewhere.example/media/${id}`,
  `https://elsewhere.example/media/${id}`,
  'circle.svg',
])('%s names no picture', (path) => {
  expect(filesAt(path)).toBeUndefined();
});
