import { expect, test } from 'vitest';
import { Ampersands } from '#src/features/imports/sources/wordpress/ampersands.ts';
import { openWordPress } from '#src/features/imports/sources/wordpress/open.ts';
import { arrivalsOf, givenFile, only } from '../reading.ts';
import { comment, exportOf, item, NAMESPACES, open, SITE, told } from './export.ts';

const titlesOf = async (text: string | Uint8Array) =>
  only(await arrivalsOf(await open(text)), 'essay').map((essay) => essay.title);

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const named = (encoding: string, text: string) => text.replace('encoding="UTF-8"', `encoding="${encoding}"`);

test('an export is read in the encoding that it is written in', async () => {
  const text = exportOf(item({ id: 1, title: 'Café' }));
  expect(await titlesOf(text)).toEqual(['Café']);
  expect(await titlesOf(`\ufeff${text}`)).toEqual(['Café']);
  expect(await titlesOf(utf16(named('UTF-16', text), false))).toEqual(['Café']);
  expect(await titlesOf(utf16(named('UTF-16', text), true))).toEqual(['Café']);
  expect(await titlesOf(Buffer.from(named('ISO-8859-1', text), 'latin1'))).toEqual(['Café']);
  expect(await titlesOf(named('UTF-16', text))).toEqual(['Café']);
  const windows = Buffer.from(named('windows-1252', text.replace('Café', '\x93Tea\x94')), 'latin1');
  expect(await titlesOf(windows)).toEqual(['“Tea”']);
});

test('a wrongly declared or unknown encoding is told with its line', async () => {
  const text = exportOf(item({ id: 1, title: 'Café' }));
  const line = text.slice(0, text.indexOf('Café')).split('\n').length;
  await expect(open(Buffer.from(text, 'latin1'))).rejects.toMatchObject({
    line,
    message: expect.stringContaining('UTF-8'),
  });
  for (const name of ['ISO-8859-1', 'windows-1252'])
    await expect(open(named(name, text))).rejects.toMatchObject({
      line,
      message: expect.stringContaining('this is UTF-8'),
    });
  const late = Buffer.concat([Buffer.from(`<rss>${'<a>é</a>\n'.repeat(60_000)}`), Buffer.from([0xff])]);
  await expect(open(late)).rejects.toMatchObject({ line: 60_001 });
  await expect(open(named('KLINGON', text))).rejects.toMatchObject({ line: 1 });
});

test('what real exports get wrong without harm is let through', async () => {
  const [arrival] = only(
    await told(item({ id: 1, content: 'a]]]]><![CDATA[>b\u0008c\u0001', title: 'Tea&nbsp;&#8; ]]&gt; é' })),
    'essay',
  );
  expect(arrival?.body.text).toBe('a]]>bc');
  expect(arrival?.title).toContain('Tea');
  expect(arrival?.remarks).toEqual([expect.stringContaining('2 control characters')]);
  expect(
    await titlesOf(`\n\n  ${exportOf(item({ id: 1 }))}\n<!-- done -->\nNotice: undefined index`),
  ).toEqual(['Item 1']);
});

test('an & that another tool left bare stands for itself, wherever the file is cut into pieces', async () => {
  const picture = `${SITE}/a.jpg?x=1&y=2&amp;z=3`;
  const text =
    item({ id: 1, title: 'Tea & toast &eacute; &#233;', content: '<p>AT&amp;T & <i>R&D</i></p>' }) +
    item({ id: 2, type: 'attachment', more: `<wp:attachment_url>${picture}</wp:attachment_url>` });
  const arrivals = await told(text);
  expect(only(arrivals, 'essay')).toMatchObject([
    { title: 'Tea & toast é é', body: { text: '<p>AT&amp;T & <i>R&D</i></p>' } },
  ]);
  expect(only(arrivals, 'media')[0]?.urls).toEqual([`${SITE}/a.jpg?x=1&y=2&z=3`]);
  const ampersands = new Ampersands();
  const cut = [...text].map((letter) => ampersands.mend(letter)).join('') + ampersands.mend('', true);
  expect(cut).toBe(new Ampersands().mend(text, true));
});

test('an export whose names are bound otherwise, or not at all, is read all the same', async () => {
  const text = exportOf(item({ id: 1 }));
  expect(await titlesOf(text.replace(NAMESPACES, ''))).toEqual(['Item 1']);
  expect(await titlesOf(text.replaceAll('wp:', 'w:').replace('xmlns:wp', 'xmlns:w'))).toEqual(['Item 1']);
  expect(
    await titlesOf(text.replaceAll('/1.2/', '/1.0/').replace('<wp:wxr_version>1.2</wp:wxr_version>', '')),
  ).toEqual(['Item 1']);
});

test('an export says where its site stood, and the same each time it is asked', async () => {
  const source = await open(exportOf(item({ id: 1 })));
  expect(source).toMatchObject({
    origin: 'wordpress:https://tea.example',
    address: 'https://tea.example',
    language: 'en-GB',
  });
  expect(await arrivalsOf(source)).toEqual(await arrivalsOf(source));
});

test('a file that was cut short is refused with the line where it ends', async () => {
  const text = exportOf(item({ id: 1 }));
  const cut = text.slice(0, text.indexOf('</wp:post_name>'));
  await expect(open(cut)).rejects.toMatchObject({
    line: cut.split('\n').length,
    message: expect.stringContaining('cut short'),
  });
});

test('a document type is refused, so no entity is ever expanded and no other file read', async () => {
  const withType = (type: string) => exportOf(item({ id: 1, title: '&x;' })).replace('<rss', `${type}\n<rss`);
  const bomb = '<!DOCTYPE rss [\n<!ENTITY a "aaaaaaaaaa">\n<!ENTITY x "&a;&a;&a;&a;">\n]>';
  await expect(open(withType(bomb))).rejects.toMatchObject({
    line: 2,
    message: expect.stringContaining('document type'),
  });
  const outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  await expect(open(withType(outside))).rejects.toMatchObject({ line: 2 });
  await expect(open(withType('<!DOCTYPE rss SYSTEM "https://evil.example/x.dtd">'))).rejects.toMatchObject({
    line: 2,
  });
});

test('elements nested without end and items without measure are refused by line and name', async () => {
  await expect(open(exportOf('<a>\n'.repeat(200_000)))).rejects.toMatchObject({
    message: expect.stringContaining('deep'),
  });
  const huge = exportOf(item({ id: 1, title: 'Endless', content: 'x'.repeat(20_500_000) }));
  await expect(open(huge)).rejects.toThrow(/“Endless” is larger than 20 MB/);
});

test('names out of a file that JavaScript itself knows are names like any other', async () => {
  const arrivals = await told(
    `${item({
      id: 1,
      type: 'constructor',
      more: `<category domain="__proto__" nicename="toString">x</category>${comment(1, { approved: 'constructor' })}`,
    })}<constructor>x</constructor>`,
  );
  expect(only(arrivals, 'essay')).toMatchObject([{ status: 'draft', topicKeys: ['__proto__/toString'] }]);
  expect(only(arrivals, 'comment')).toMatchObject([{ status: 'held' }]);
});

test('what is no export is refused in words', async () => {
  await expect(open('{"db":[]}')).rejects.toThrow(/does not begin as an XML file/);
  await expect(open('')).rejects.toThrow(/does not begin as an XML file/);
  await expect(open('<rss><channel><item><title>Feed</title></item></channel></rss>')).rejects.toThrow(
    /not an export of WordPress/,
  );
  await expect(open(exportOf('<item><title>Tea</item>'))).rejects.toThrow(/^Line 6: .*not well-formed/);
  await expect(openWordPress('/nowhere/export.xml')).rejects.toThrow('There is no file export.xml.');
  await expect(openWordPress(await givenFile(new Uint8Array([0, 1, 2, 0xff])))).rejects.toThrow();
});
