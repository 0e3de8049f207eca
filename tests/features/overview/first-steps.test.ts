import { expect, test } from 'vitest';
import { site } from '#db/schema/index.ts';
import { listStepsTaken } from '#src/features/overview/queries.ts';
import { editSite } from '#src/features/site/commands/settings.ts';
import { siteSettings } from '#src/features/site/rules.ts';
import { givenEssay, NOW } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';
import { givenDraft, givenWriter, publish } from '../studio/writing.ts';

const place = useDatabase();
const nothingSet = { smtpUrl: undefined, backupEvery: undefined };

test('a step is taken once what it is about is there, and not before', async () => {
  const settings = siteSettings.parse({ name: 'Example' });
  await place.db.insert(site).values({ settings, filed: settings, builtAt: NOW });
  await givenEssay(place.db, { slug: 'example' });
  const olu = await givenWriter(place.db, 'Olu', 'owner');
  const before = await listStepsTaken(place.db, nothingSet);
  expect(Object.entries(before).filter(([, taken]) => taken)).toEqual([]);

  await editSite(place.db, () => ({ name: 'Our own' }));
  await publish(place.db, olu, await givenDraft(place.db, olu));
  const after = await listStepsTaken(place.db, { smtpUrl: 'smtp://mail.example.org', backupEvery: 'daily' });
  const taken = Object.entries(after).flatMap(([step, is]) => (is ? [step] : []));
  expect(taken).toEqual(['name', 'essay', 'mail', 'backups']);
});
