import type { APIContext } from 'astro';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { requireCapability } from '../features/members/guard.ts';
import { adoptEssay, adoptPage } from '../features/studio/commands/adopt.ts';
import { clearEssayFiles } from '../features/studio/commands/clear.ts';
import { mdxFileOf } from '../features/studio/queries/file.ts';
import { draftPath, FILES_PATH, WRITE_PATH } from '../features/studio/rules/paths.ts';
import { slug } from '../fields.ts';
import { takeForm } from './form.ts';
import type { Asking } from './members.ts';
import { draftOf } from './studio.ts';

/** A draft as the file it could be in `content/`. */
export async function answerFile(asking: Pick<APIContext, 'locals' | 'params'>): Promise<Response> {
  const draft = await draftOf(asking);
  return new Response(await mdxFileOf(database(), draft), {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename="${draft.matter.slug || draft.slug}.mdx"`,
    },
  });
}

const adoptInput = z.object({ kind: z.enum(['essay', 'page']), slug });

/** Throws away every essay that files say. */
export const takeClearForm = (page: Asking & { response: { status?: number; headers: Headers } }) =>
  takeForm(page, 'clear', z.object({}), async () => {
    const now = new Date();
    const owner = requireCapability(page.locals, 'owner', now);
    const { kept } = await clearEssayFiles(database(), owner, now);
    return kept > 0 ? `${FILES_PATH}?done=partly` : `${WRITE_PATH}?all=1&state=deleted&done=cleared`;
  });

/** Takes a file over into the studio. */
export const takeAdoptForm = (page: Asking & { response: { status?: number; headers: Headers } }) =>
  takeForm(page, 'adopt', adoptInput, async ({ kind, slug: of }) => {
    const now = new Date();
    const owner = requireCapability(page.locals, 'owner', now);
    const adopt = kind === 'essay' ? adoptEssay : adoptPage;
    return `${draftPath(await adopt(database(), owner, of, now))}?done=adopted`;
  });
