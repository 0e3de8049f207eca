import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { numbers, textOf } from './seed.ts';

const SITE = 'https://journal.example';
const CATEGORIES = 40;
const TAGS = 200;
const AUTHORS = 8;
const MENU_ENTRIES = 60;
const PICTURES_PER_POST = 1 / 4;
const FIRST_POST = 100_000;
const FIRST_PICTURE = 10;
const BEGINNING = Date.UTC(2008, 0, 1, 8);

/** How much an export should hold. */
export interface WxrSize {
  posts: number;
  comments: number;
}

/** Writes an export of WordPress as large as asked for; the same size is always the same file. */
export async function writeWxr(file: string, size: WxrSize) {
  await pipeline(Readable.from(wxrOf(size)), createWriteStream(file));
}

function* wxrOf({ posts, comments }: WxrSize): Generator<string> {
  const next = numbers(11);
  yield head();
  for (let at = 0; at < CATEGORIES; at += 1) yield category(at);
  for (let at = 0; at < TAGS; at += 1)
    yield `<wp:tag><wp:term_id>${1000 + at}</wp:term_id><wp:tag_slug>${cdata(`tag-${at}`)}</wp:tag_slug><wp:tag_name>${cdata(`Tag ${at}`)}</wp:tag_name></wp:tag>\n`;
  yield '<wp:term><wp:term_id>2000</wp:term_id><wp:term_taxonomy>nav_menu</wp:term_taxonomy><wp:term_slug>main</wp:term_slug><wp:term_name>Main</wp:term_name></wp:term>\n';
  for (let at = 0; at < posts * PICTURES_PER_POST; at += 1) yield picture(at);
  let written = 0;
  for (let at = 0; at < posts; at += 1) {
    const until = Math.round(((at + 1) * comments) / posts);
    yield post(at, next, threads(at, written, until, next));
    written = until;
  }
  for (let at = 0; at < MENU_ENTRIES; at += 1) yield menuEntry(at, posts);
  yield '</channel>\n</rss>\n';
}

const cdata = (text: string | number) => `<![CDATA[${text}]]>`;

const head = () => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>A journal</title><link>${SITE}</link><language>en-US</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>${SITE}</wp:base_site_url><wp:base_blog_url>${SITE}</wp:base_blog_url>
${Array.from({ length: AUTHORS }, (_, at) => `<wp:author><wp:author_id>${at + 1}</wp:author_id><wp:author_login>${cdata(`writer${at}`)}</wp:author_login><wp:author_email>${cdata(`writer${at}@journal.example`)}</wp:author_email><wp:author_display_name>${cdata(`Writer ${at}`)}</wp:author_display_name></wp:author>`).join('\n')}
`;

const category = (at: number) =>
  `<wp:category><wp:term_id>${at + 1}</wp:term_id><wp:category_nicename>${cdata(`category-${at}`)}</wp:category_nicename><wp:category_parent>${cdata(at % 4 === 0 ? '' : `category-${at - (at % 4)}`)}</wp:category_parent><wp:cat_name>${cdata(`Category ${at}`)}</wp:cat_name></wp:category>\n`;

const fileOf = (at: number) => `2010/0${(at % 9) + 1}/picture-${at}.jpg`;
const addressOf = (at: number) => `${SITE}/wp-content/uploads/${fileOf(at)}`;

const picture = (at: number) =>
  item({
    id: FIRST_PICTURE + at,
    type: 'attachment',
    status: 'inherit',
    title: `Picture ${at}`,
    slug: `picture-${at}`,
    link: `${SITE}/picture-${at}/`,
    date: new Date(BEGINNING),
    inside: `<wp:attachment_url>${cdata(addressOf(at))}</wp:attachment_url>${meta('_wp_attached_file', fileOf(at))}`,
  });

function post(at: number, next: () => number, comments: string) {
  const date = new Date(BEGINNING + at * 7 * 3_600_000);
  const [year, month] = date.toISOString().split('-');
  const slug = `${textOf(next, 3).replaceAll(' ', '-')}-${at}`;
  const terms = [
    `<category domain="category" nicename="category-${at % CATEGORIES}">${cdata(`Category ${at % CATEGORIES}`)}</category>`,
    `<category domain="post_tag" nicename="tag-${at % TAGS}">${cdata(`Tag ${at % TAGS}`)}</category>`,
  ];
  return item({
    id: FIRST_POST + at,
    type: 'post',
    status: at % 50 === 49 ? 'draft' : 'publish',
    title: textOf(next, 5),
    slug,
    link: `${SITE}/${year}/${month}/${slug}/`,
    date,
    author: `writer${at % AUTHORS}`,
    content: bodyOf(at, next),
    inside: terms.join('') + comments,
  });
}

/** Some 6 kB, half of them as blocks and half as the classic editor wrote them. */
function bodyOf(at: number, next: () => number) {
  const blocks = at % 2 === 0;
  const paragraphs = Array.from({ length: 8 }, (_, index) => {
    const words = `${textOf(next, 40)}, <em>${textOf(next, 3)}</em> ${textOf(next, 40)} &amp; <a href="${SITE}/?p=${FIRST_POST + Math.floor(next() * (at + 1))}">${textOf(next, 2)}</a>.`;
    if (index === 4) return blocks ? heading(textOf(next, 4)) : `<h3>${textOf(next, 4)}</h3>`;
    return blocks ? `<!-- wp:paragraph -->\n<p>${words}</p>\n<!-- /wp:paragraph -->` : words;
  });
  if (at % 4 === 0) paragraphs.splice(2, 0, `<img src="${addressOf(at / 4)}" alt="Picture ${at / 4}" />`);
  return paragraphs.join('\n\n');
}

const heading = (words: string) =>
  `<!-- wp:heading -->\n<h2 class="wp-block-heading">${words}</h2>\n<!-- /wp:heading -->`;

/** The comments under one post, every other one an answer to the one before. */
function threads(postAt: number, from: number, until: number, next: () => number) {
  return Array.from({ length: until - from }, (_, index) => {
    const at = from + index + 1;
    const date = stamp(new Date(BEGINNING + postAt * 7 * 3_600_000 + at));
    return `<wp:comment><wp:comment_id>${at}</wp:comment_id><wp:comment_author>${cdata(`Reader ${at % 900}`)}</wp:comment_author><wp:comment_author_email>reader${at % 900}@mail.example</wp:comment_author_email><wp:comment_date>${date}</wp:comment_date><wp:comment_date_gmt>${date}</wp:comment_date_gmt><wp:comment_content>${cdata(textOf(next, 30))}</wp:comment_content><wp:comment_approved>${at % 40 === 0 ? 0 : 1}</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>${index % 2 === 1 ? at - 1 : 0}</wp:comment_parent></wp:comment>\n`;
  }).join('');
}

const menuEntry = (at: number, posts: number) =>
  item({
    id: FIRST_POST + posts + at,
    type: 'nav_menu_item',
    status: 'publish',
    title: `Entry ${at}`,
    slug: `entry-${at}`,
    link: `${SITE}/?p=${FIRST_POST + posts + at}`,
    date: new Date(BEGINNING),
    content: at % 3 === 0 ? '' : `Why entry ${at} is worth the walk.`,
    inside: `<wp:menu_order>${at + 1}</wp:menu_order><category domain="nav_menu" nicename="main">${cdata('Main')}</category>${[
      meta('_menu_item_type', 'custom'),
      meta('_menu_item_menu_item_parent', at % 6 === 0 ? 0 : FIRST_POST + posts + at - (at % 6)),
      meta('_menu_item_url', `https://elsewhere.example/${at}`),
    ].join('')}`,
  });

const meta = (name: string, value: string | number) =>
  `<wp:postmeta><wp:meta_key>${cdata(name)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`;

const stamp = (date: Date) => date.toISOString().slice(0, 19).replace('T', ' ');

interface WxrItem {
  id: number;
  type: string;
  status: string;
  title: string;
  slug: string;
  link: string;
  date: Date;
  author?: string;
  content?: string;
  inside: string;
}

const item = ({ id, type, status, title, slug, link, date, author = '', content = '', inside }: WxrItem) =>
  `<item><title>${cdata(title)}</title><link>${link}</link><dc:creator>${cdata(author)}</dc:creator><guid isPermaLink="false">${SITE}/?p=${id}</guid>
<content:encoded>${cdata(content)}</content:encoded><excerpt:encoded>${cdata('')}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>${stamp(date)}</wp:post_date><wp:post_date_gmt>${stamp(date)}</wp:post_date_gmt><wp:comment_status>open</wp:comment_status><wp:post_name>${cdata(slug)}</wp:post_name><wp:status>${status}</wp:status><wp:post_parent>0</wp:post_parent><wp:post_type>${type}</wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>
${inside}</item>\n`;
