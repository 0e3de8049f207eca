import type { Database } from '#db/client.ts';
import { DomainError } from '../../errors.ts';
import { type Essay, findPublishedEssay } from '../../features/essays/queries/essay.ts';
import { listGuidelines } from '../../features/guidelines/queries.ts';
import { findSite } from '../../features/site/queries.ts';
import type { SiteSettings } from '../../features/site/rules.ts';
import { takeIn } from './cast.ts';
import type { Script, ScriptComment } from './script.ts';

/** What the play needs to know at every turn. */
export interface Stage {
  db: Database;
  site: SiteSettings;
  essays: Map<string, Essay>;
  guidelines: Map<string, string>;
  /** Ids by handle. */
  members: Map<string, string>;
  /** Ids of what has been said so far. */
  said: Map<ScriptComment, string>;
}

/** @throws DomainError CONFLICT when essays, guidelines or voices are missing that the demonstration speaks of. */
export async function setStage(db: Database, script: Script, password: string, now: Date): Promise<Stage> {
  const site = await findSite(db);
  const essays = await findEssays(db, script);
  const guidelines = new Map((await listGuidelines(db)).map(({ slug, id }) => [slug, id]));
  const members = await takeIn(db, script.cast, { password, site, now });
  return { db, site, essays, guidelines, members, said: new Map() };
}

async function findEssays(db: Database, { conversations }: Script) {
  const slugs = new Set(
    conversations.flatMap(({ slug, comments }) => [slug, ...comments.map(({ on }) => on ?? slug)]),
  );
  const essays = new Map<string, Essay>();
  for (const slug of slugs) {
    const essay = await findPublishedEssay(db, slug);
    if (essay) essays.set(slug, essay);
  }
  const missing = [...slugs].filter((slug) => !essays.has(slug));
  if (missing.length === 0) return essays;
  throw new DomainError(
    'CONFLICT',
    `The demonstration speaks of essays that this site does not have: ${missing.join(', ')}. Use it with the content that Commonplace comes with.`,
  );
}

/** What stands under a name in the script. @throws Error for a slip of the script's. */
export function known<Thing>(things: Map<string, Thing>, name: string): Thing {
  const thing = things.get(name);
  if (thing === undefined) throw new Error(`The script speaks of "${name}", which is not there.`);
  return thing;
}
