import type { APIContext } from 'astro';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { FieldError } from '../errors.ts';
import { readYaml } from '../features/content/rules/yaml-file.ts';
import { requireCapability } from '../features/members/guard.ts';
import { importIntoMenu } from '../features/menus/commands/whole.ts';
import { type CuratedMenu, findCuratedMenu } from '../features/menus/queries/curate.ts';
import { type MenuFile, menuFile } from '../features/menus/rules/file.ts';
import { yamlOf } from '../features/menus/rules/menu-yaml.ts';
import { menuOfOpml } from '../features/menus/rules/opml.ts';
import { importedPath } from '../features/menus/rules/paths.ts';
import { findSite } from '../features/site/queries.ts';
import { settings } from '../settings.ts';
import { words } from '../words/words.ts';
import { readForm } from './form.ts';
import type { Asking } from './members.ts';

/** A menu as the file it could be in `content/menus/`. */
export async function answerMenuFile({ locals, params }: Pick<APIContext, 'locals' | 'params'>) {
  requireCapability(locals, 'curator', new Date());
  const menu = await findCuratedMenu(database(), params.menu ?? '');
  if (!menu) return new Response(null, { status: 404 });
  return new Response(yamlOf(menu.tree), {
    headers: {
      'Content-Type': 'application/yaml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${menu.slug}.yaml"`,
    },
  });
}

/** About ten times the longest menu that anyone has read to its end. */
const LONGEST_FILE = 500_000;

/** A menu's file, chosen or pasted. */
export const menuFileInput = z.object({
  text: z
    .string()
    .trim()
    .min(1, 'choose a file, or paste what it says')
    .max(LONGEST_FILE, `must be at most ${LONGEST_FILE} characters`),
});

/** Lets a chosen file take the place of what was pasted, so that both are one field from then on. */
export async function readChosenFile({ request }: Pick<Asking, 'request'>) {
  if (request.method !== 'POST') return;
  const data = await readForm(request);
  const file = data.get('file');
  if (file instanceof File && file.size > 0) data.set('text', decoded(Buffer.from(await file.arrayBuffer())));
}

/** By the byte order mark, else by the XML declaration, else UTF-8. */
function decoded(bytes: Buffer) {
  const head = bytes.subarray(0, 200).toString('latin1');
  const marked = head.startsWith('ÿþ') ? 'utf-16le' : head.startsWith('þÿ') ? 'utf-16be' : undefined;
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1];
  try {
    return new TextDecoder(marked ?? declared).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Puts what a file says in place of what the menu holds. @throws FieldError that says what has to be mended. */
export async function importFile(
  { locals }: Asking,
  menu: CuratedMenu,
  { text }: z.infer<typeof menuFileInput>,
) {
  const now = new Date();
  const { id: by } = requireCapability(locals, 'curator', now);
  const { file, left } = text.startsWith('<')
    ? await readOpml(menu, text)
    : { file: fromYaml(text), left: 0 };
  const missing = await importIntoMenu(database(), menu.id, file, { by, now });
  return importedPath(menu.slug, left + missing);
}

/** What has to be mended is said by its lines. */
function fromYaml(text: string): MenuFile {
  const read = readYaml('menu.yaml', text, menuFile);
  if ('value' in read) return read.value;
  const [first] = read.problems;
  throw new FieldError('UNPROCESSABLE', 'text', `line ${first?.line}: ${first?.message}`);
}

/** An outline says nothing of a menu but its title, so the menu keeps its description. */
async function readOpml({ title, description }: CuratedMenu, text: string) {
  const { language } = await findSite(database());
  const coming = { siteUrl: settings().siteUrl, untitled: words(language).curation.untitled };
  const { title: own, sections, left } = menuOfOpml(text, coming);
  return { file: { title: own || title, description, sections }, left };
}
