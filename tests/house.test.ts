import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Slices in the order in which they may know of one another: a slice imports only from those before it. */
const ORDER = [
  ['addresses', 'authors', 'decisions', 'guidelines', 'site', 'subjects'],
  ['jobs'],
  ['mail'],
  ['members'],
  ['essays', 'links'],
  ['comments', 'letters', 'media', 'menus', 'pages', 'reads', 'related'],
  ['search', 'feeds', 'map', 'moderation', 'studio', 'suggestions'],
  ['backups', 'imports', 'leaving', 'overview', 'sitemap', 'transfer'],
  ['download'],
  ['content'],
];
const rankOf = (slice: string) => ORDER.findIndex((slices) => slices.includes(slice));

const ROOT = path.resolve('src');
const files = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(tsx?|astro)$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name));

/** Every import of the source: who imports, and what, as paths below `src/` or package names. */
const imports = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const named = [...text.matchAll(/^(?:import|export)\b[^;'"]*?from '([^']+)'|^import '([^']+)'/gm)];
  return named.map((match) => ({
    from: path.relative(ROOT, file),
    to: resolved(file, match[1] ?? match[2] ?? ''),
    typesOnly: /^(import|export) type\b/.test(match[0]),
  }));
});

function resolved(file: string, target: string) {
  if (target.startsWith('.')) return path.relative(ROOT, path.resolve(path.dirname(file), target));
  return target.replace(/^#src\//, '');
}

const sliceOf = (file: string) => /^features\/([^/]+)\//.exec(file)?.[1];
const offenders = (forbidden: (one: (typeof imports)[number]) => boolean) =>
  imports.filter(forbidden).map(({ from, to }) => `${from} imports ${to}`);

test('every slice has its place in the order', () => {
  const slices = new Set(files.flatMap((file) => sliceOf(path.relative(ROOT, file)) ?? []));
  expect([...slices].filter((slice) => rankOf(slice) < 0)).toEqual([]);
});

test('slices point one way', () => {
  expect(
    offenders(({ from, to }) => {
      const [own, other] = [sliceOf(from), sliceOf(to)];
      if (!own || !other || own === other || from.endsWith('.astro')) return false;
      return rankOf(other) >= rankOf(own) && !(other === 'addresses' || other === 'site');
    }),
  ).toEqual([]);
});

test('rules are pure: they touch no database and no process', () => {
  expect(
    offenders(
      ({ from, to, typesOnly }) =>
        /\/rules(\/|\.ts$)/.test(from) &&
        !typesOnly &&
        /^(#db|drizzle|server\/|settings|node:(fs|http|net|child))/.test(to),
    ),
  ).toEqual([]);
});

test('pages and components read, and never write', () => {
  expect(
    offenders(
      ({ from, to }) =>
        (from.startsWith('pages/') || from.endsWith('.astro')) && /\/commands(\/|\.ts$)/.test(to),
    ),
  ).toEqual([]);
});

test('pages, actions and the API leave SQL to the queries', () => {
  expect(
    offenders(
      ({ from, to }) => /^(pages|actions|api|layouts|components)\//.test(from) && to.startsWith('drizzle'),
    ),
  ).toEqual([]);
});
