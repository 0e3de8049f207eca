import { randomUUID } from 'node:crypto';
import { openPostgres } from '#db/client.ts';
import { members, sessions } from '#db/schema/index.ts';
import { hashSecret } from '#src/features/members/tokens.ts';
import { saveDraft } from '#src/features/studio/commands/save.ts';
import { startEssay } from '#src/features/studio/commands/start.ts';
import { type Figure, quantile } from './figures.ts';
import { withDatabase } from './place.ts';
import { SECRET, startForBench } from './process.ts';

const SAVES = 40;

/** About 3,000 words, with a note and a figure of speech here and there, as a long essay has. */
const TEXT = Array.from(
  { length: 150 },
  (_, at) =>
    `Paragraph ${at} says *something* of middling length, as paragraphs do, and then goes on to say it again[^1].`,
).join('\n\n');

/** How long an author waits for a save: the command with its revision, and the whole answer with what hinders showing it. */
export function studioFigures(server: string, env: NodeJS.ProcessEnv): Promise<Figure[]> {
  return withDatabase(server, async (databaseUrl) => {
    const place = { ...env, DATABASE_URL: databaseUrl, SECRET };
    const site = await startForBench(place);
    const connection = await openPostgres(databaseUrl);
    const author = await seedAuthor(connection.db);
    const id = await startEssay(connection.db, author, new Date());
    const bodyOf = (at: number) => `${TEXT}\n\nSave ${at}.\n\n[^1]: A note.`;

    let version = 1;
    const command = await timed(async (at) => {
      const saved = await saveDraft(connection.db, author, id, { version, body: bodyOf(at) }, new Date());
      if ('conflict' in saved) throw new Error('Nobody else saves.');
      version = saved.version;
    });
    const answer = await timed(async (at) => {
      const form = new URLSearchParams({ form: 'draft', version: String(version), body: bodyOf(SAVES + at) });
      const response = await fetch(`${site.url}/write/${id}/save/`, {
        method: 'POST',
        headers: { Cookie: author.cookie, Origin: site.url, Accept: 'application/json' },
        body: form,
      });
      const said = await response.text();
      if (response.status !== 200) throw new Error(`A save was answered with ${response.status}: ${said}`);
      version = (JSON.parse(said) as { version: number }).version;
    });
    await connection.close();
    await site.stop();
    const shared = { unit: 'ms', better: 'less', slack: 3 } as const;
    return [
      { name: 'a draft of 3,000 words saved with its revision, p95', value: command, bar: 50, ...shared },
      { name: 'an autosave of it answered over HTTP, checked, p95', value: answer, bar: 250, ...shared },
    ];
  });
}

async function timed(save: (at: number) => Promise<void>) {
  const times: number[] = [];
  for (let at = 0; at < SAVES; at++) {
    const before = performance.now();
    await save(at);
    times.push(performance.now() - before);
  }
  return quantile(times.slice(5), 0.95);
}

async function seedAuthor(db: Parameters<typeof saveDraft>[0]) {
  const now = new Date();
  const secret = randomUUID();
  const [author] = await db
    .insert(members)
    .values({
      name: 'Bench Author',
      nameSkeleton: 'bench author',
      email: 'author@example.org',
      verifiedAt: now,
      joinedAt: now,
      capabilities: ['author', 'owner'],
    })
    .returning();
  if (!author) throw new Error('The author was not inserted.');
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await db
    .insert(sessions)
    .values({ id: hashSecret(secret), memberId: author.id, expiresAt, signedInAt: now, lastSeenAt: now });
  return { ...author, cookie: `commonplace_session=${secret}` };
}
