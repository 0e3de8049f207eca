import { expect, test } from 'vitest';
import { fingerprintOf, isSamePage } from '#src/features/links/rules/fingerprint.ts';
import { digestOf } from '#src/features/links/rules/page.ts';
import { isParked } from '#src/features/links/rules/parked.ts';

const page = (title: string, body: string) =>
  digestOf(`<!doctype html><html lang="en-GB"><head><title>${title}</title>
  <meta name="description" content="What it is &amp; for whom"><style>p{}</style></head>
  <body><script>var no = 'words'</script><nav>Home About Contact</nav><main>${body}</main></body></html>`);

const HELPLINE = page(
  'Night line: someone who listens',
  `<h1>Someone who listens</h1><p>Volunteers answer from eight in the evening until six in the morning. You need not give a
  name, and nobody will ask for one. What you say stays between the two of you, unless a life is at stake, and then we tell
  you before we tell anyone else. Calls cost what a call to the next town costs.</p>`,
);
const HELPLINE_NOW = page(
  'Night line: someone who listens, now by chat too',
  `<h1>Someone who listens</h1><p>New: write to us by chat. Volunteers answer from eight in the evening until six in the
  morning. You need not give a name, and nobody will ask for one. What you say stays between the two of you, unless a life is
  at stake, and then we tell you before we tell anyone else.</p>`,
);
const CASINO = page(
  'Best online slots and bonuses',
  `<h1>Play slots today</h1><p>Welcome bonus of two hundred per cent on your first deposit. Hundreds of games, instant payouts,
  live tables around the clock with friendly dealers. Register within a minute and claim free spins on the most popular titles
  of the season. Terms and conditions apply to every offer on these pages.</p>`,
);

test('a page says its title, description and language; scripts and styles are no words', () => {
  expect(HELPLINE).toMatchObject({
    title: 'Night line: someone who listens',
    description: 'What it is & for whom',
    lang: 'en-GB',
  });
  expect(HELPLINE.text).not.toContain('var no');
  expect(HELPLINE.text).toContain('Volunteers answer');
});

test('a page that grew is the same page', () => {
  expect(isSamePage(fingerprintOf(HELPLINE), fingerprintOf(HELPLINE_NOW))).toBe(true);
});

test('a front page with new stories every day keeps its name, and is the same page', () => {
  expect(isSamePage(fingerprintOf(HELPLINE), fingerprintOf({ ...CASINO, title: HELPLINE.title }))).toBe(true);
});

test('a page that moved to a new title with its text is the same page', () => {
  expect(isSamePage(fingerprintOf(HELPLINE), fingerprintOf({ ...HELPLINE_NOW, title: 'Welcome' }))).toBe(
    true,
  );
});

test('a page whose title and text are others is another page', () => {
  expect(isSamePage(fingerprintOf(HELPLINE), fingerprintOf(CASINO))).toBe(false);
});

test('a page that says too little is not called another one', () => {
  const loading = page('Loading', 'Please enable JavaScript');
  expect(isSamePage(fingerprintOf(HELPLINE), fingerprintOf(loading))).toBe(true);
});

const HERE = 'https://nightline.example/';

test.each([
  page('nightline.example', '<p>This domain is for sale! Make an offer today.</p>'),
  page('nightline.example', '<p>The domain name nightline.example may be for sale.</p>'),
  page('Parked Domain', '<p>Parked free, courtesy of your registrar.</p>'),
  page('nightline.example', '<p>This domain has expired. Is it yours? Renew it.</p>'),
  page('nightline.example', '<p>Related searches: Night lines, Helplines. Privacy Policy.</p>'),
])('a placeholder that sells the name is a parked page', (placeholder) => {
  expect(isParked(placeholder, HERE, HERE)).toBe(true);
});

test('a link that ends at a seller of names is parked, whatever the page says', () => {
  expect(isParked(CASINO, 'https://www.hugedomains.com/domain_profile.cfm', HERE)).toBe(true);
});

test.each([
  page('Night line', '<p>Ring us. Related links: The other line. Contact. Privacy policy.</p>'),
  page(
    'The museum',
    '<p>The website of the museum. The book of the exhibition is available for purchase.</p>',
  ),
  page('Licences', '<p>Works whose domain is expired copyright may be copied.</p>'),
])('a short page with words that sellers use too is a page', (short) => {
  expect(isParked(short, HERE, HERE)).toBe(false);
});

test('a long text about sold domains is a text', () => {
  const essay = page(
    'How we lost our name',
    `<p>${'We forgot to renew it. '.repeat(100)} This domain is for sale, it said.</p>`,
  );
  expect(isParked(essay, HERE, HERE)).toBe(false);
  expect(isParked(HELPLINE, HERE, HERE)).toBe(false);
});
