import { z } from 'zod';
import { database } from '#db/client.ts';
import { requireCapability } from '../features/members/guard.ts';
import { editSite } from '../features/site/commands/settings.ts';
import { type SitePicture, sitePicture } from '../features/site/rules.ts';
import type { Form } from './form.ts';
import type { Asking } from './members.ts';
import { takePicture } from './pictures.ts';

const DONE = '/admin/site/pictures/?saved';

export const takeOutInput = z.object({ picture: sitePicture });

/** Lets an uploaded picture stand for the site. */
export function takeSitePicture(
  page: Asking & { response: { status?: number } },
  of: SitePicture,
): Promise<Form | Response> {
  return takePicture(page, async ({ src }) => {
    requireCapability(page.locals, 'owner', new Date());
    await editSite(database(), () => ({ [of]: src }));
    return DONE;
  });
}

/** Lets no picture of its own stand for the site any more. */
export async function takeOut({ locals }: Asking, { picture }: z.infer<typeof takeOutInput>) {
  requireCapability(locals, 'owner', new Date());
  await editSite(database(), () => ({ [picture]: undefined }));
  return DONE;
}
