import { expect, test } from 'vitest';
import { type NamedPicture, renamePictures } from '#src/features/studio/rules/figures.ts';

const asFile = ({ src, by }: NamedPicture) =>
  src === '/media/a' ? (by === 'figure' ? 'a.jpg' : '../figures/a.jpg') : undefined;

test('a picture goes by its file’s name, in figures and in Markdown', () => {
  const body = [
    '![/media/a](/media/a)',
    '<Figure alt="/media/a" src="/media/a" credit="me">',
    'A caption with ![one](/media/a "named").',
    '</Figure>',
    '![by reference][one]',
    '[one]: /media/a',
  ].join('\n\n');
  expect(renamePictures(body, asFile)).toBe(
    [
      '![/media/a](../figures/a.jpg)',
      '<Figure alt="/media/a" src="a.jpg" credit="me">',
      'A caption with ![one](../figures/a.jpg "named").',
      '</Figure>',
      '![by reference][one]',
      '[one]: ../figures/a.jpg',
    ].join('\n\n'),
  );
});

test('links, words and other pictures stay as they are', () => {
  const body =
    'See [the large one](/media/a), at `/media/a`.\n\n![other](/media/b)\n\n<Figure src="file.svg" alt="" />';
  expect(renamePictures(body, asFile)).toBe(body);
});
