import { expect, test } from 'vitest';
import { openThreads } from '#src/features/imports/convert-threads.ts';
import { DirectoriesMaker } from '#src/features/imports/rules/surroundings.ts';

test('a text that is too much for a share of the memory comes in as a text all the same', async () => {
  const rows = Array.from(
    { length: 1_800 },
    (_, at) => `| \`:tea${at}:\` | [cup ${at}](#cup-${at}) | :pot: |`,
  );
  const text = ['| a | b | c |', '| - | - | - |', ...rows].join('\n');
  const converter = openThreads(new DirectoriesMaker(undefined).directories(), undefined);
  const { kept, body } = await converter.text({
    body: { format: 'markdown', text },
    path: undefined,
    language: 'en',
  });
  await converter.close();
  expect([kept, body.split('\n').length]).toEqual([undefined, 1_802]);
}, 120_000);
