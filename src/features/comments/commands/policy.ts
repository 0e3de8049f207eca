import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { works } from '#db/schema/index.ts';
import type { SiteSettings } from '../../site/rules.ts';
import type { ModerationPolicy } from '../rules/policy.ts';

/** Whose comments on a work wait for a moderator: as its author says, else as the site does. */
export async function policyFor(tx: Database, workId: string, site: SiteSettings): Promise<ModerationPolicy> {
  const [work] = await tx.select({ moderation: works.moderation }).from(works).where(eq(works.id, workId));
  return work?.moderation ?? site.comments.policy;
}
