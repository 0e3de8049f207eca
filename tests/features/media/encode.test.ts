import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodePicture } from '#src/features/media/encode.ts';
import { kindOf } from '#src/features/media/rules/kinds.ts';
import { hugePng, longGif, moving, photo } from '#tests/setup/pictures.ts';

const namesOf = ({ files }: { files: Map<string, Buffer> }) => [...files.keys()].toSorted();
const formOf = ({ files }: { files: Map<string, Buffer> }, name: string) =>
  sharp(files.get(name), { animated: true });

describe('a photograph', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('comes as %s in several widths and forms', async (kind) => {
    const encoded = await encodePicture(await photo(1200, 800).toFormat(kind).toBuffer());
    expect(encoded).toMatchObject({ width: 1200, height: 800, animated: false });
    expect(namesOf(encoded)).toEqual([
      ...['1200.avif', '1200.webp', '480.avif', '480.webp', '960.avif', '960.webp'],
      'still.jpg',
    ]);
    expect(await formOf(encoded, '480.webp').metadata()).toMatchObject({
      width: 480,
      height: 320,
      format: 'webp',
    });
    expect(kindOf(encoded.files.get('960.avif') ?? Buffer.alloc(0))).toBe('avif');
  });

  test('is turned upright, and nothing of where and with what it was taken is left', async () => {
    const file = await photo(60, 40)
      .withExif({ IFD0: { Model: 'Camera of Ada' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6, icc: 'p3' })
      .jpeg()
      .toBuffer();
    expect((await sharp(file).metadata()).exif).toBeDefined();
    const encoded = await encodePicture(file);
    expect(encoded).toMatchObject({ width: 40, height: 60 });
    for (const [name, bytes] of encoded.files) {
      expect(bytes.toString('latin1')).not.toMatch(/Exif|GPS|Camera of Ada|ICC_PROFILE/);
      if (name.endsWith('.avif')) continue;
      const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
      expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
    }
  });

  test('that something shows through keeps that', async () => {
    const background = { r: 200, g: 20, b: 20, alpha: 0.4 };
    const file = await sharp({ create: { width: 50, height: 50, channels: 4, background } })
      .png()
      .toBuffer();
    const encoded = await encodePicture(file);
    expect(namesOf(encoded)).toEqual(['50.avif', '50.webp', 'still.png']);
    expect((await formOf(encoded, '50.webp').stats()).isOpaque).toBe(false);
  });

  test('brings nothing with it that was hidden behind its end', async () => {
    const file = Buffer.concat([
      await photo(40, 40).jpeg().toBuffer(),
      Buffer.from('PK<script>alert(1)</script>'),
    ]);
    const { files } = await encodePicture(file);
    for (const bytes of files.values()) expect(bytes.includes('script')).toBe(false);
  });

  test('in four colours for print comes out in three for screens', async () => {
    const encoded = await encodePicture(await photo(40, 40).toColourspace('cmyk').jpeg().toBuffer());
    expect((await formOf(encoded, 'still.jpg').metadata()).space).toBe('srgb');
  });
});

test('a moving picture keeps moving, and has a still form for those who would rather not', async () => {
  const encoded = await encodePicture(await moving(3).toBuffer());
  expect(encoded).toMatchObject({ width: 20, height: 10, animated: true });
  expect(namesOf(encoded)).toEqual(['20.webp', 'still.jpg']);
  expect((await formOf(encoded, '20.webp').metadata()).pages).toBe(3);
  expect((await formOf(encoded, 'still.jpg').metadata()).pages).toBeUndefined();
});

describe('what is no picture, or more than one, is refused in words', () => {
  const png = photo(200, 200).png().toBuffer();
  const jpeg = photo(200, 200).jpeg().toBuffer();
  const broken = /damaged or cut off/;
  const flipped = (bytes: Buffer, at: number) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.from([(bytes[at] ?? 0) ^ 255]), bytes.subarray(at + 1)]);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

  test.each<[string, RegExp, () => Promise<Buffer> | Buffer]>([
    ['a drawing', /SVG drawing.*Save it as PNG/, () => Buffer.from(svg)],
    ['a drawing that begins like a GIF', broken, () => Buffer.from(`GIF89a${svg}`)],
    ['a script that begins like a GIF', broken, () => Buffer.from('GIF89a/*xx*/=1;alert(1)//')],
    ['an AVIF', /AVIF/, () => photo(20, 20).avif().toBuffer()],
    ['a TIFF', /no picture that the site can read/, () => photo(20, 20).tiff().toBuffer()],
    ['a page', /no picture that the site can read/, () => Buffer.from('<!doctype html><p>Hello')],
    ['half a PNG', broken, async () => (await png).subarray(0, 2000)],
    ['half a JPEG', broken, async () => (await jpeg).subarray(0, 2000)],
    ['a PNG that does not add up', broken, async () => flipped(await png, 2000)],
    ['a head without a body', broken, () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['a flood of pixels', /1600 megapixels/, () => hugePng(40_000, 40_000)],
    ['a PNG with fewer pixels than it says', broken, () => hugePng(5000, 5000)],
    ['a GIF of 10,000 frames', /10000 moving pictures/, () => longGif(10_000)],
  ])('%s', async (_, reason, make) => {
    await expect(encodePicture(await make())).rejects.toThrow(reason);
  });
});
