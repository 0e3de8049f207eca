import type { APIContext } from 'astro';
import { database } from '#db/client.ts';
import { requireCapability } from '../features/members/guard.ts';
import { suggestRelated } from '../features/related/queries/suggest.ts';
import { type DraftInput, draftInput } from '../features/related/rules/suggesting.ts';
import { reasonsInWords } from '../features/related/words.ts';
import { findSite } from '../features/site/queries.ts';
import { words } from '../words/words.ts';

/** An essay that a draft may be related to. */
export interface Suggestion {
  slug: string;
  title: string;
  reasons: string[];
}

const MOST_SUGGESTED = 5;

/** The essays most like a draft, for its author. @throws DomainError UNAUTHORIZED, FORBIDDEN */
export async function suggestForDraft(
  { locals }: Pick<APIContext, 'locals'>,
  { title, body, lang, topics, except }: DraftInput,
): Promise<Suggestion[]> {
  const now = new Date();
  requireCapability(locals, 'author', now);
  const { language } = await findSite(database());
  const found = await suggestRelated(
    database(),
    { title, text: body, lang: lang ?? language, topics, except, date: now },
    MOST_SUGGESTED,
  );
  return found.map(({ slug, title, reasons }) => ({
    slug,
    title,
    reasons: reasonsInWords(reasons, words(language)),
  }));
}

/** Answers a draft that was posted as a form with suggestions as JSON. */
export async function respondWithSuggestions(context: Pick<APIContext, 'locals' | 'request'>) {
  const data = await context.request.formData().catch(() => new FormData());
  const draft = draftInput.safeParse({
    ...Object.fromEntries(data),
    lang: data.get('lang') || undefined,
    topics: data.getAll('topics').filter(Boolean),
    except: ['except', 'related'].flatMap((name) => data.getAll(name)).filter(Boolean),
  });
  if (!draft.success) return new Response(null, { status: 422 });
  return Response.json(await suggestForDraft(context, draft.data));
}
