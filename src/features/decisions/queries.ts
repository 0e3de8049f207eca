import { count, desc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { decisions, essays } from '#db/schema/index.ts';
import { LOG_PAGE_SIZE } from './rules.ts';

/** A decision as everyone may see it: neither the comment nor the moderator nor the member. */
export interface LoggedDecision {
  decidedAt: Date;
  verdict: (typeof decisions.$inferSelect)['verdict'];
  /** What the moderator had said of the words alone, when they then said otherwise. */
  changedFrom: string | null;
  about: string;
  guidelineTitle: string | null;
  /** The kind of reason for an early look. */
  reason: string | null;
  onAppeal: boolean;
  sameReader: boolean;
  /** The essay while readers can see it. */
  essay: { slug: string; title: string; lang: string } | null;
}

/** A page of the public log, newest first. */
export async function listLoggedDecisions(db: Database, asked: number) {
  const [counted] = await db.select({ total: count() }).from(decisions);
  const pages = Math.max(1, Math.ceil((counted?.total ?? 0) / LOG_PAGE_SIZE));
  const page = Math.min(asked, pages);
  const ids = db
    .select({ id: decisions.id })
    .from(decisions)
    .orderBy(desc(decisions.decidedAt), desc(decisions.id))
    .limit(LOG_PAGE_SIZE)
    .offset((page - 1) * LOG_PAGE_SIZE);
  const rows = await db
    .select({
      decidedAt: decisions.decidedAt,
      verdict: decisions.verdict,
      provisionalVerdict: decisions.provisionalVerdict,
      about: decisions.about,
      guidelineTitle: decisions.guidelineTitle,
      reason: decisions.reason,
      onAppeal: decisions.onAppeal,
      sameReader: decisions.sameReader,
      status: essays.status,
      slug: essays.slug,
      title: essays.title,
      lang: essays.lang,
    })
    .from(decisions)
    .leftJoin(essays, eq(essays.id, decisions.essayId))
    .where(inArray(decisions.id, ids))
    .orderBy(desc(decisions.decidedAt), desc(decisions.id));
  return { page, pages, entries: rows.map(toEntry) };
}

interface Row extends Omit<LoggedDecision, 'changedFrom' | 'essay'> {
  provisionalVerdict: string | null;
  status: string | null;
  slug: string | null;
  title: string | null;
  lang: string | null;
}

function toEntry({ provisionalVerdict, status, slug, title, lang, ...row }: Row): LoggedDecision {
  const changedFrom = provisionalVerdict !== row.verdict ? provisionalVerdict : null;
  const seen = status === 'published' && slug !== null && title !== null && lang !== null;
  return { ...row, changedFrom, essay: seen ? { slug, title, lang } : null };
}
