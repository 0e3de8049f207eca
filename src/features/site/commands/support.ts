import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { pages } from '#db/schema/index.ts';
import { FieldError } from '../../../errors.ts';
import { siteSettings } from '../rules.ts';
import { editSite } from './settings.ts';

/** The support block as it is written in a form; `to` is a path of this site or an address elsewhere. */
interface SupportForm {
  title: string;
  text: string;
  label: string;
  to: string;
}

/** Words the quiet block under every essay; without a title there is none. @throws FieldError when its link leads nowhere. */
export async function wordSupport(db: Database, { title, text, label, to }: SupportForm) {
  const link = label ? { label, ...(await targetOf(db, to)) } : undefined;
  const { data: support, success } = siteSettings.shape.support.safeParse(
    title ? { title, text, link } : undefined,
  );
  if (!success) throw new FieldError('CONFLICT', 'to', (w) => w.site.wholeAddress);
  await editSite(db, () => ({ support }));
}

async function targetOf(db: Database, to: string) {
  if (!to.startsWith('/')) return { url: to };
  const slug = to.replaceAll('/', '');
  const [page] = await db.select({ slug: pages.slug }).from(pages).where(eq(pages.slug, slug));
  if (!page) throw new FieldError('NOT_FOUND', 'to', (w) => w.site.noPage(to));
  return { page: page.slug };
}
