import { expect, test } from 'vitest';
import { opmlOf } from '#src/features/feeds/opml.ts';

const resource = {
  ...{ id: 'id', title: 'A <b> & "quoted"\u0000', url: 'https://a.example/?x=1&y=2', outside: true },
  ...{ annotation: 'Two\nlines.', lang: 'de', cost: null, format: null, recommendedBy: null },
  ...{ interest: null, checkedOn: null, lost: null, linkCheckedAt: null, archivedUrl: null },
};

test('an outline nests as the menu does, and no sign of a title breaks it', () => {
  const near = { id: 'near', title: 'Near', description: '', resources: [resource], sections: [] };
  const ours = { ...resource, url: '/essays/tea/', title: 'Tea', annotation: '', lang: null, outside: false };
  const menu = {
    ...{ slug: 'help', title: 'Help', description: '', updatedAt: new Date('2026-11-03T09:00:00Z') },
    sections: [{ id: 'all', title: 'All', description: 'All.', resources: [ours], sections: [near] }],
  };
  expect(opmlOf(menu, 'https://site.example').split('\n').slice(2)).toEqual([
    '<head><title>Help</title><dateModified>Tue, 03 Nov 2026 09:00:00 GMT</dateModified></head>',
    '<body>',
    '<outline text="All" description="All.">',
    '<outline text="Tea" type="link" url="https://site.example/essays/tea/"/>',
    '<outline text="Near">',
    '<outline text="A &lt;b&gt; &amp; &quot;quoted&quot;" type="link" url="https://a.example/?x=1&amp;y=2" description="Two&#10;lines." language="de"/>',
    '</outline>',
    '</outline>',
    '</body>',
    '</opml>',
    '',
  ]);
});
