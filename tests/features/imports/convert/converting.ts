import { readSafeMdx } from '#src/features/essays/rules/safe-mdx.ts';
import { convertText } from '#src/features/imports/convert/text.ts';
import type { ArrivedText } from '#src/features/imports/rules/arrivals.ts';
import type { Surroundings } from '#src/features/imports/rules/convert.ts';

/** A blog that moves: one of its essays and two of its pictures are here already. */
export const MOVING: Surroundings = {
  base: 'https://old.example/2010/tea/',
  language: 'en',
  linkTo: (address) => (address === 'https://old.example/2009/05/kettle/' ? '/essays/kettle/' : undefined),
  pictureAt: (address) =>
    address.endsWith('/kettle.jpg') ? { src: '/media/kettle', alt: 'A kettle', caption: '' } : undefined,
  lostPictureOf: (key) =>
    key === '8' ? { src: 'https://old.example/lost.jpg', alt: 'A lost cup', caption: '' } : undefined,
  pictureOf: (key) =>
    key === '7' ? { src: '/media/seven', alt: 'Seven cups', caption: 'In a row' } : undefined,
};

export const convert = (format: ArrivedText['format'], text: string) => convertText({ format, text }, MOVING);
export const html = (text: string) => convert('html', text).body;
export const wordpress = (text: string) => convert('wordpress', text).body;

/** Why this site would not show a text. */
export const problemsOf = (body: string) =>
  readSafeMdx(body, 'en', () => {}).problems.map(({ line, message }) => `${line}: ${message}`);
