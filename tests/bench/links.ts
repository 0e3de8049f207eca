import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import postgres from 'postgres';
import { openPostgres } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { menus, resources, sections } from '#db/schema/index.ts';
import type { Figure } from './figures.ts';
import { withDatabase } from './place.ts';
import { COMMAND_FLAGS } from './process.ts';

const LINKS = 5_000;
const HOSTS = 500;
const MB = 1024 * 1024;

/** What one link in twenty does, and what the checker ought to make of it. */
const MISBEHAVING = {
  slow: 'failing',
  looping: 'failing',
  huge: 'alive',
  tls: 'failing',
  short: 'failing',
  busy: 'unchecked',
} as const;
type Kind = keyof typeof MISBEHAVING | 'well';
const KINDS = Object.keys(MISBEHAVING) as (keyof typeof MISBEHAVING)[];

const kindOf = (at: number): Kind => (at % 20 === 0 ? (KINDS[(at / 20) % KINDS.length] ?? 'slow') : 'well');

/** Checks 5,000 links on 500 names, one in twenty of them misbehaving; then once more, killed in the middle. */
export async function linkFigures(server: string): Promise<Figure[]> {
  const web = createServer((request, response) => answer(request.url ?? '', response, asked));
  let asked = new Map<string, number>();
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  const { port } = web.address() as AddressInfo;
  const hosts = Array.from({ length: HOSTS }, (_, at) => `host-${at}.test:${port}`);
  try {
    const whole = await withDatabase(server, async (url) => {
      await seedLinks(url, hosts);
      const start = performance.now();
      const { maxRss } = JSON.parse(await text(startChecker(url, hosts).stdout)) as { maxRss: number };
      return { seconds: (performance.now() - start) / 1000, maxRss, wrong: await countWrong(url) };
    });
    asked = new Map();
    const twice = await withDatabase(server, async (url) => {
      await seedLinks(url, hosts);
      const first = startChecker(url, hosts);
      while (asked.size < LINKS / 4) await new Promise((soon) => setTimeout(soon, 50));
      first.kill('SIGKILL');
      await once(first, 'exit');
      const before = await listChecked(url);
      asked = new Map();
      await text(startChecker(url, hosts).stdout);
      return before.filter((path) => asked.has(path)).length;
    });
    const slack = 2;
    return [
      {
        name: '5,000 links on 500 names, 250 misbehaving',
        value: whole.seconds,
        unit: 's',
        bar: 180,
        better: 'less',
        slack,
      },
      {
        name: 'memory of the checker',
        value: whole.maxRss / MB,
        unit: 'MB',
        bar: 200,
        better: 'less',
        slack: 1.2,
      },
      { name: 'wrong verdicts', value: whole.wrong, unit: '', bar: 0, better: 'less' },
      { name: 'links checked twice after kill -9', value: twice, unit: '', bar: 0, better: 'less' },
    ];
  } finally {
    web.closeAllConnections();
    web.close();
  }
}

function startChecker(url: string, hosts: string[]) {
  const env = { ...process.env, DATABASE_URL: url, LINK_HOSTS: hosts.join(',') };
  return spawn(process.execPath, [...COMMAND_FLAGS, 'tests/bench/link-checker.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const PAGE = `<title>A page</title><p>${'Words of a page that somebody would like to read again. '.repeat(200)}`;

function answer(path: string, response: ServerResponse, asked: Map<string, number>) {
  asked.set(path, (asked.get(path) ?? 0) + 1);
  const kind = path.split('/')[1];
  if (kind === 'slow') return;
  if (kind === 'looping') return void response.writeHead(302, { location: path }).end();
  if (kind === 'busy') return void response.writeHead(429, { 'retry-after': '7200' }).end();
  response.setHeader('content-type', 'text/html');
  if (kind === 'short') {
    response.setHeader('content-length', 100_000);
    response.write('short');
    return void setTimeout(() => response.destroy(), 10);
  }
  if (kind !== 'huge') return void response.end(PAGE);
  const more = setInterval(() => response.write('a'.repeat(64 * 1024)), 2);
  response.on('close', () => clearInterval(more));
}

async function seedLinks(url: string, hosts: string[]) {
  const connection = await openPostgres(url);
  await migrateDatabase(connection);
  const now = new Date();
  const values = { slug: 'links', source: 'file', title: 'Links', hash: '', updatedAt: now } as const;
  const [menu] = await connection.db.insert(menus).values(values).returning({ id: menus.id });
  const section = { menuId: menu?.id ?? '', position: 0, title: 'Links' };
  const [row] = await connection.db.insert(sections).values(section).returning({ id: sections.id });
  const all = Array.from({ length: LINKS }, (_, at) => ({
    sectionId: row?.id ?? '',
    position: at,
    title: `Link ${at}`,
    url: `${kindOf(at) === 'tls' ? 'https' : 'http'}://${hosts[at % HOSTS]}/${kindOf(at)}/${at}`,
    searchConfig: 'simple',
  }));
  for (let at = 0; at < LINKS; at += 1000)
    await connection.db.insert(resources).values(all.slice(at, at + 1000));
  await connection.close();
}

async function countWrong(url: string) {
  const rows = await readLinks(url);
  return rows.filter(({ url: link, state }) => {
    const kind = new URL(link).pathname.split('/')[1] as Kind;
    return state !== (kind === 'well' ? 'alive' : MISBEHAVING[kind]);
  }).length;
}

/** The paths that have a verdict, but for those that were told to come back. */
const listChecked = async (url: string) =>
  (await readLinks(url)).filter(({ checked }) => checked).map(({ url: link }) => new URL(link).pathname);

async function readLinks(url: string) {
  const sql = postgres(url, { max: 1 });
  const rows = await sql<{ url: string; state: string; checked: boolean }[]>`
    select url, state, checked_at is not null as checked from links`;
  await sql.end();
  return rows;
}
