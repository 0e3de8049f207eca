import type { Database } from '#db/client.ts';
import { site } from '#db/schema/index.ts';
import type { Capability } from '#src/features/members/rules/member.ts';
import { siteSettings } from '#src/features/site/rules.ts';
import { publishDraft } from '#src/features/studio/commands/publish.ts';
import { saveDraft } from '#src/features/studio/commands/save.ts';
import { startEssay } from '#src/features/studio/commands/start.ts';
import { findDraft } from '#src/features/studio/queries/draft.ts';
import type { EssayDraft } from '#src/features/studio/rules/draft.ts';
import { type DraftMatter, draftMatter } from '#src/features/studio/rules/matter.ts';
import type { Writer } from '#src/features/studio/rules/writer.ts';
import { forget } from '#src/server/memory.ts';
import { givenMember, NOW } from '#tests/setup/cast.ts';

/** Someone who writes here. */
export const givenWriter = (db: Database, name: string, ...capabilities: Capability[]): Promise<Writer> =>
  givenMember(db, { name, capabilities: ['author', ...capabilities] });

/** Lets the site say these things of itself. */
export async function givenSite(db: Database, said: object = {}) {
  const settings = siteSettings.parse({ name: 'A site', timeZone: 'Europe/London', ...said });
  await db.insert(site).values({ settings, builtAt: NOW });
  forget();
}

/** A later moment, in minutes from now. */
export const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** The draft as its writer sees it. */
export async function draftOf(db: Database, writer: Writer, id: string): Promise<EssayDraft> {
  const draft = await findDraft(db, id, writer);
  if (draft?.kind !== 'essay') throw new Error('The draft is not there.');
  return draft;
}

/** Begins an essay that says these things. @returns its draft's id. */
export async function givenDraft(
  db: Database,
  writer: Writer,
  matter: Partial<DraftMatter> = {},
  body = 'Some words.',
) {
  const id = await startEssay(db, writer, NOW);
  await write(db, writer, id, { title: 'Tea before advice', ...matter }, body);
  return id;
}

/** Saves a draft from its newest version. */
export async function write(
  db: Database,
  writer: Writer,
  id: string,
  matter: Partial<DraftMatter>,
  body?: string,
  now = NOW,
) {
  const draft = await draftOf(db, writer, id);
  const given = draftMatter.parse({ ...draft.matter, ...matter });
  return saveDraft(db, writer, id, { version: draft.version, matter: given, body }, now);
}

/** Publishes a draft as it stands. */
export async function publish(db: Database, writer: Writer, id: string, now = NOW, at?: Date) {
  const { version } = await draftOf(db, writer, id);
  return publishDraft(db, writer, id, { version, at }, now);
}
