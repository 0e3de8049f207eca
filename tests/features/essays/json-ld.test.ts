import { expect, test } from 'vitest';
import { essayJsonLd } from '#src/features/essays/json-ld.ts';
import { findPublishedEssay } from '#src/features/essays/queries/essay.ts';
import { siteSettings } from '#src/features/site/rules.ts';
import { ada, givenEssay, listening } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const database = useDatabase();
const site = siteSettings.parse({ name: 'Both Chairs' });

test('search engines learn who wrote an essay, and not in which voice', async () => {
  const by = [{ ...ada, voice: 'lived-experience' }];
  await givenEssay(database.db, { slug: 'tea', title: 'Tea first', by, topics: [listening] });
  const essay = await findPublishedEssay(database.db, 'tea');
  const told = JSON.stringify(essay && essayJsonLd(essay, site));
  expect(told).toContain('"@type":"Article"');
  expect(told).toContain('"name":"Ada Okafor"');
  expect(told).toContain('/topics/listening/');
  expect(told).not.toContain('lived-experience');
});
