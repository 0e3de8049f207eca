import { openWordPress } from '#src/features/imports/sources/wordpress/open.ts';
import { arrivalsOf, givenFile } from '../reading.ts';

export const SITE = 'https://tea.example';

export const NAMESPACES =
  'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"';

/** A whole export around what stands in its channel. */
export const exportOf = (inside: string, { namespaces = NAMESPACES, site = SITE } = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${namespaces}>\n<channel>\n<title>Tea</title><link>${site}</link><language>en-GB</language>\n<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://network.example/</wp:base_site_url><wp:base_blog_url>${site}</wp:base_blog_url>\n${inside}\n</channel>\n</rss>\n`;

interface Said {
  id: number | string;
  type?: string;
  title?: string;
  link?: string;
  content?: string;
  excerpt?: string;
  creator?: string;
  slug?: string;
  status?: string;
  date?: string;
  more?: string;
  meta?: Record<string, string>;
}

/** An item as WordPress writes it; `more` stands in it as it is. */
export function item(said: Said) {
  const { id, type = 'post', status = 'publish', slug = `item-${id}`, date = '2009-05-15 08:30:00' } = said;
  const meta = Object.entries(said.meta ?? {}).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`,
  );
  return `<item>
<title>${said.title ?? `Item ${id}`}</title>
<link>${said.link ?? `${SITE}/2009/05/${slug}/`}</link>
<dc:creator><![CDATA[${said.creator ?? 'ada'}]]></dc:creator>
<guid isPermaLink="false">${SITE}/?p=${id}</guid>
<content:encoded><![CDATA[${said.content ?? 'Some words.'}]]></content:encoded>
<excerpt:encoded><![CDATA[${said.excerpt ?? ''}]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date>${date}</wp:post_date>
<wp:post_date_gmt>${date}</wp:post_date_gmt>
<wp:post_name>${slug}</wp:post_name>
<wp:status>${status}</wp:status>
<wp:post_type>${type}</wp:post_type>
${meta.join('\n')}${said.more ?? ''}
</item>`;
}

export const comment = (id: number, said: Record<string, string | number>) =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id>${Object.entries({ author: 'Ben', approved: 1, ...said })
    .map(([name, value]) => `<wp:comment_${name}><![CDATA[${value}]]></wp:comment_${name}>`)
    .join('')}</wp:comment>`;

export const open = async (text: string | Uint8Array) => openWordPress(await givenFile(text));

/** What arrives out of an export with that in its channel. */
export const told = async (inside: string, more = {}) => arrivalsOf(await open(exportOf(inside, more)));
