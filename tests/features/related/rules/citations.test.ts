import { expect, test } from 'vitest';
import { citedPaths } from '#src/features/related/rules/citations.ts';

const cited = (body: string) => citedPaths(body, 'https://site.test', '/essays/own/');

test('links within the site are found however they are written, each once', () => {
  expect(
    cited(
      'See [one](/essays/one/), [again](/essays/one/#part), [whole](https://site.test/essays/two), [near](../three/) and [four][4].\n\n[4]: /essays/four/',
    ),
  ).toEqual(['/essays/one/', '/essays/two/', '/essays/three/', '/essays/four/']);
});

test('links to elsewhere, to the essay itself and in code are none', () => {
  expect(
    cited(
      '[Out](https://elsewhere.test/essays/one/), [here](#part), [own](/essays/own/), `[no](/essays/one/)`',
    ),
  ).toEqual([]);
});

test('what looks like an address and is none does no harm', () => {
  expect(cited('[odd](http://[), [mail](mailto:ada@example.org)')).toEqual([]);
});
