import { expect, test } from 'vitest';
import { DirectoriesMaker, surroundings } from '#src/features/imports/rules/surroundings.ts';

const HOME = 'https://tea.example';
const maker = new DirectoriesMaker(HOME);
maker.addLink('/2009/05/tea/', '/essays/tea/');
maker.addLink('/?p=12', '/essays/tea/');
const picture = { src: '/media/1', alt: 'A kettle', caption: '' };
maker.addPicture('77', [`${HOME}/uploads/kettle.jpg`], picture);
const around = surroundings(maker.directories(), HOME)({ path: '/2009/06/next/', language: 'en' });

test.each([
  [`${HOME}/2009/05/tea/`, '/essays/tea/'],
  ['http://www.tea.example/2009/05/tea', '/essays/tea/'],
  ['/2009/05/tea/#boil', '/essays/tea/#boil'],
  ['../../05/tea/', '/essays/tea/'],
  [`${HOME}/2009/05/tea/?utm_source=mail`, '/essays/tea/'],
  [`${HOME}/?p=12`, '/essays/tea/'],
])('a link to %s leads to the essay here', (address, path) => {
  expect(around.linkTo(address)).toBe(path);
});

test.each(['https://other.example/2009/05/tea/', `${HOME}/?p=13`, 'mailto:ada@tea.example', 'http://['])(
  'a link to %s stays as it is',
  (address) => {
    expect(around.linkTo(address)).toBeUndefined();
  },
);

test('a picture is known by its address, by its smaller sizes and by its key', () => {
  expect(around.pictureAt(`${HOME}/uploads/kettle.jpg`)).toEqual(picture);
  expect(around.pictureAt('/uploads/kettle-300x200.jpg')).toEqual(picture);
  expect(around.pictureOf('77')).toEqual(picture);
  expect(around.pictureOf('78')).toBeUndefined();
});
