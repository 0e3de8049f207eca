import type { Database } from '#db/client.ts';
import { settings } from '#src/settings.ts';
import { findMenu, type Menu, type Section } from '../menus/queries/menus.ts';
import { xmlText } from './rules.ts';

/** A menu as readers see it, for programs that read outlines (opml.org/spec2.opml); undefined when there is none. */
export async function menuOpml(db: Database, slug: string): Promise<string | undefined> {
  const menu = await findMenu(db, slug);
  return menu && opmlOf(menu, settings().siteUrl);
}

/** Sections are outlines that hold others, resources are outlines of type `link`. */
export function opmlOf(
  { title, updatedAt, sections }: Pick<Menu, 'title' | 'updatedAt' | 'sections'>,
  siteUrl: string,
): string {
  const outlines = (list: Section[]): string[] =>
    list.flatMap((section) => [
      `<outline ${attributes({ text: section.title, description: section.description })}>`,
      ...section.resources.map(
        ({ title: text, url, annotation, lang }) =>
          `<outline ${attributes({ text, type: 'link', url: new URL(url, `${siteUrl}/`).href, description: annotation, language: lang })}/>`,
      ),
      ...outlines(section.sections),
      '</outline>',
    ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `<head><title>${escaped(title)}</title><dateModified>${updatedAt.toUTCString()}</dateModified></head>`,
    '<body>',
    ...outlines(sections),
    '</body>',
    '</opml>\n',
  ].join('\n');
}

const attributes = (values: Record<string, string | null>) =>
  Object.entries(values)
    .flatMap(([name, value]) => (value ? [`${name}="${escaped(value)}"`] : []))
    .join(' ');

const SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};
const escaped = (text: string) => xmlText(text).replace(/[&<>"\n]/g, (sign) => SIGNS[sign] ?? sign);
