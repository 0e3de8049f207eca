/**
 * Cuts the fonts down to what western European text needs. Run by hand after a font package was updated:
 * `node src/styles/fonts/subset.ts`
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';

const HERE = import.meta.dirname;
const PACKAGES = path.resolve(HERE, '../../../node_modules/@fontsource-variable');

/** Latin-1, then what essays set beside it: ligated letters, quotes, dashes, arrows, a few signs. */
const CHARACTERS = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...'ıŒœŠšŽžŸƒˆ˚˜',
  ...range(0x2010, 0x2027),
  ...range(0x2030, 0x203a),
  ...'\u2002\u2003\u2009\u200A\u202F⁂⁄€™←↑→↓↗↩−×⁰¹²³⁴⁵⁶⁷⁸⁹',
].join('');

const FONTS = [
  {
    from: 'newsreader/files/newsreader-latin-wght-normal.woff2',
    to: 'newsreader.woff2',
    wght: { min: 400, max: 600 },
  },
  {
    from: 'newsreader/files/newsreader-latin-wght-italic.woff2',
    to: 'newsreader-italic.woff2',
    wght: 400,
  },
  {
    from: 'hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
    to: 'hanken-grotesk.woff2',
    wght: { min: 400, max: 600 },
  },
];

for (const { from, to, wght } of FONTS) {
  const whole = await readFile(path.join(PACKAGES, from));
  const subset = await subsetFont(whole, CHARACTERS, { targetFormat: 'woff2', variationAxes: { wght } });
  await writeFile(path.join(HERE, to), subset);
  console.log(`${to}: ${(subset.length / 1000).toFixed(1)} kB`);
}

function range(first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset));
}
