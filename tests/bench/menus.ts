import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { changed } from '#db/changes.ts';
import { type Database, openPostgres } from '#db/client.ts';
import { links, menus, resources, sections, site } from '#db/schema/index.ts';
import type { Figure } from './figures.ts';
import { p95 } from './load.ts';
import { withDatabase } from './place.ts';
import { readMetric, SECRET, startForBench } from './process.ts';
import { numbers, textOf } from './seed.ts';

const MENUS = 60;
const RESOURCES = 5_000;
const SECTIONS_IN_A_MENU = 6;
const IN_THE_HEADER = 6;
const REQUESTS = 60;
const PAST_THE_CACHE = { Cookie: 'commonplace_session=bench' };

const slugOf = (at: number) => `menu-${at}`;
const slugs = (count: number) => Array.from({ length: count }, (_, at) => slugOf(at));

/** How menus hold up that have 5,000 resources between them: their pages, and the header that shows six on every page. */
export function menuFigures(server: string, env: NodeJS.ProcessEnv): Promise<Figure[]> {
  return withDatabase(server, async (databaseUrl) => {
    const place = { ...env, DATABASE_URL: databaseUrl, SECRET };
    await startForBench(place).then((started) => started.stop());
    const connection = await openPostgres(databaseUrl);
    await seedMenus(connection.db);
    const running = await startForBench(place);
    const one = await anewWith(connection.db, running.url, 1);
    const many = await anewWith(connection.db, running.url, IN_THE_HEADER);
    const pagesOf = (path: (slug: string) => string) =>
      Array.from({ length: REQUESTS }, (_, at) => running.url + path(slugOf(at % MENUS)));
    const page = await p95(
      pagesOf((slug) => `/resources/${slug}/`),
      PAST_THE_CACHE,
    );
    const list = await p95(
      pagesOf(() => '/resources/'),
      PAST_THE_CACHE,
    );
    await running.stop();
    await connection.close();
    const of = `${RESOURCES.toLocaleString('en')} resources in ${MENUS} menus`;
    return [
      {
        name: `${of}: statements that five more in the header cost`,
        value: many - one,
        unit: '',
        bar: 0,
        better: 'less',
      },
      {
        name: `${of}, uncached: a menu's page, p95`,
        value: page,
        unit: 'ms',
        bar: 50,
        better: 'less',
        slack: 3,
      },
      {
        name: `${of}, uncached: the list of menus, p95`,
        value: list,
        unit: 'ms',
        bar: 50,
        better: 'less',
        slack: 3,
      },
    ];
  });
}

/** Statements for a page that is rendered for the first time since so many menus were put into the header. */
async function anewWith(db: Database, url: string, count: number) {
  await db
    .update(site)
    .set({ settings: sql`jsonb_set(${site.settings}, '{menus}', ${JSON.stringify(slugs(count))}::jsonb)` });
  const counts: number[] = [];
  for (let attempt = 0; attempt < 5; attempt++) {
    await changed(db, ['site', 'menus']);
    await wait(200);
    const before = await readMetric(url, 'commonplace_sql_statements_total');
    const html = await (await fetch(`${url}/topics/`, { headers: PAST_THE_CACHE })).text();
    counts.push((await readMetric(url, 'commonplace_sql_statements_total')) - before);
    if (!html.includes(`id="menu-${slugOf(count - 1)}"`)) throw new Error('The header lacks a menu.');
  }
  return Math.min(...counts);
}

async function seedMenus(db: Database) {
  const next = numbers(13);
  const now = new Date();
  const head = { source: 'studio', hash: '', updatedAt: now } as const;
  const menuRows = await db
    .insert(menus)
    .values(slugs(MENUS).map((slug) => ({ ...head, slug, title: `Menu ${slug}` })))
    .returning({ id: menus.id });
  const sectionRows = await db
    .insert(sections)
    .values(
      menuRows.flatMap(({ id: menuId }) =>
        Array.from({ length: SECTIONS_IN_A_MENU }, (_, position) => ({
          menuId,
          position,
          title: `Section ${position}`,
        })),
      ),
    )
    .returning({ id: sections.id });
  const all = Array.from({ length: RESOURCES }, (_, at) => ({
    sectionId: sectionRows[at % sectionRows.length]?.id ?? '',
    position: Math.floor(at / sectionRows.length),
    url: `https://host-${at % 500}.example/${at}`,
    title: `Resource ${at}`,
    annotation: textOf(next, 30),
    cost: at % 3 === 0 ? 'free' : null,
    recommendedBy: at % 5 === 0 ? 'Somebody' : null,
    searchConfig: 'simple',
  }));
  const known = all.map(({ url }, at) => ({
    ...{ url, host: new URL(url).host, checkedAt: now, nextCheckAt: new Date(now.getTime() + 1e9) },
    state: at % 20 === 0 ? ('gone' as const) : ('alive' as const),
  }));
  for (let at = 0; at < RESOURCES; at += 1000) {
    await db.insert(resources).values(all.slice(at, at + 1000));
    await db.insert(links).values(known.slice(at, at + 1000));
  }
  await db.execute(sql`analyze`);
}
