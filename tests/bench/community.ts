import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { type Database, openPostgres } from '#db/client.ts';
import { comments, essays, members, sessions } from '#db/schema/index.ts';
import { hashSecret } from '#src/features/members/tokens.ts';
import type { Figure } from './figures.ts';
import { p95, ratio } from './load.ts';
import { withDatabase } from './place.ts';
import { SECRET, startForBench } from './process.ts';
import { statements } from './serving.ts';

const MEMBERS = 2_000;
const THREAD = 2_000;
const HELD = 5_000;
const POSTERS = 16;
const TALKED_ABOUT = 'the-two-lanyards';
const CROWDED = 'tea-before-advice';
const WAITING = 'second-opinions';
const POSTED_TO = 'no-intake-form';

/** A cookie that no session belongs to: an anonymous reader past the page cache. */
const NOBODY = { Cookie: 'commonplace_session=bench' };

/** How the community half holds up: signed-in pages, a long thread, a full queue and many who speak at once. */
export function communityFigures(server: string, env: NodeJS.ProcessEnv): Promise<Figure[]> {
  return withDatabase(server, async (databaseUrl) => {
    const place = { ...env, DATABASE_URL: databaseUrl, SECRET, TRUSTED_PROXIES: '1' };
    await startForBench(place).then((site) => site.stop());
    const connection = await openPostgres(databaseUrl);
    const cookies = await seedMembers(connection.db);
    const [memberId = ''] = cookies.keys();
    await seedComments(connection.db, TALKED_ABOUT, memberId, 30, { status: 'approved' });
    await seedComments(connection.db, CROWDED, memberId, THREAD, { status: 'approved', thread: true });
    await seedComments(connection.db, WAITING, memberId, HELD, { status: 'held' });
    await connection.db.execute('vacuum analyze');
    await connection.close();

    const site = await startForBench(place);
    const figures = [
      ...(await pageFigures(site.url, { Cookie: cookies.get(memberId) ?? '' })),
      await postingFigure(site.url, [...cookies.values()].slice(1)),
    ];
    await site.stop();
    return figures;
  });
}

/** Members with a session each. @returns their cookies by id; the first is a moderator. */
async function seedMembers(db: Database) {
  const now = new Date();
  const people = Array.from({ length: MEMBERS }, (_, at) => ({
    id: uuidv7(),
    secret: randomUUID(),
    name: `Member ${at}`,
  }));
  await db.insert(members).values(
    people.map(({ id, name }, at) => ({
      id,
      name,
      nameSkeleton: name.toLowerCase(),
      email: `${id}@example.org`,
      verifiedAt: now,
      joinedAt: now,
      capabilities: at === 0 ? (['moderator'] as const).slice() : [],
    })),
  );
  const month = new Date(now.getTime() + 30 * 86_400_000);
  await db.insert(sessions).values(
    people.map(({ id, secret }) => ({
      id: hashSecret(secret),
      memberId: id,
      expiresAt: month,
      signedInAt: now,
      lastSeenAt: now,
    })),
  );
  return new Map(people.map(({ id, secret }) => [id, `commonplace_session=${secret}`]));
}

interface Kind {
  status: 'approved' | 'held';
  /** One thread of replies instead of many comments on the essay. */
  thread?: boolean;
}

const WORDS =
  'A comment of middling length, such as people write, with a thought in it and another one after that. ';

async function seedComments(
  db: Database,
  slug: string,
  memberId: string,
  count: number,
  { status, thread }: Kind,
) {
  const [essay] = await db.select().from(essays).where(eq(essays.slug, slug));
  if (!essay) throw new Error(`${slug} is not there.`);
  const rootId = uuidv7();
  const rows = Array.from({ length: count }, (_, at) => {
    const id = at === 0 ? rootId : uuidv7();
    const reply = thread && at > 0;
    const writtenAt = new Date(Date.UTC(2026, 0, 1) + at * 60_000);
    return {
      id,
      workId: essay.workId,
      essayId: essay.id,
      memberId: status === 'held' ? null : memberId,
      parentId: reply ? rootId : null,
      rootId: reply ? rootId : id,
      depth: reply ? 1 : 0,
      status,
      body: WORDS.repeat(2),
      writtenAt,
      heldAt: status === 'held' ? writtenAt : null,
      approvedAt: status === 'held' ? null : writtenAt,
    };
  });
  for (let start = 0; start < rows.length; start += 500)
    await db.insert(comments).values(rows.slice(start, start + 500));
}

async function pageFigures(url: string, member: { Cookie: string }): Promise<Figure[]> {
  const page = `${url}/essays/${TALKED_ABOUT}/`;
  const share = await ratio({ url: page, headers: member }, { url: page, headers: NOBODY }, 4);
  const crowded = `${url}/essays/${CROWDED}/`;
  const bytes = (await fetch(crowded, { headers: member }).then((answer) => answer.arrayBuffer())).byteLength;
  const again = (address: string) => Array.from({ length: 40 }, () => address);
  return [
    {
      name: 'SQL statements for a signed-in essay with 30 comments',
      value: await statements(page, member),
      unit: '',
      bar: 8,
      better: 'less',
    },
    {
      name: 'the same page signed in, share of anonymous rendering',
      value: share,
      unit: '×',
      bar: 0.5,
      better: 'more',
    },
    {
      name: 'thread of 2,000 comments, HTML of the first screen',
      value: bytes / 1000,
      unit: 'kB',
      bar: 300,
      better: 'less',
    },
    {
      name: 'thread of 2,000 comments, first screen, p95',
      value: await p95(again(crowded), member),
      unit: 'ms',
      bar: 100,
      better: 'less',
      slack: 3,
    },
    {
      name: '5,000 held comments, first screen of the queue, p95',
      value: await p95(again(`${url}/moderate/`), member),
      unit: 'ms',
      bar: 50,
      better: 'less',
      slack: 3,
    },
  ];
}

/** Every member posts one comment, sixteen at a time, each from an address of their own behind one proxy. */
async function postingFigure(url: string, cookies: string[]): Promise<Figure> {
  const waiting = cookies.entries();
  const post = async () => {
    for (const [at, cookie] of waiting) {
      const answer = await fetch(`${url}/api/essays/${POSTED_TO}/comments`, {
        method: 'POST',
        headers: {
          Cookie: cookie,
          Origin: url,
          'Content-Type': 'application/json',
          'X-Forwarded-For': `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`,
        },
        body: JSON.stringify({ body: `${WORDS}${at}` }),
      });
      const said = await answer.text();
      if (answer.status !== 201) throw new Error(`A comment was answered with ${answer.status}: ${said}`);
    }
  };
  const before = performance.now();
  await Promise.all(Array.from({ length: POSTERS }, post));
  const value = cookies.length / ((performance.now() - before) / 1000);
  return {
    name: 'comments posted with 16 connections',
    value,
    unit: 'a second',
    bar: 200,
    better: 'more',
    slack: 3,
  };
}
