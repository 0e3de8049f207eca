import type { MarkdownSite } from './site.ts';

const LIQUID_HOME = /\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}/g;
const LIQUID_ADDRESS =
  /\{\{-?\s*["']([^"']*)["']\s*\|\s*(?:prepend:\s*site\.baseurl|relative_url|absolute_url)[^{}]*\}\}/g;
const LIQUID_LINK = /\{%-?\s*link\s+([^\s%]+)\s*-?%\}/g;
const LIQUID_POST = /\{%-?\s*post_url\s+([^\s%]+)\s*-?%\}/g;
const HUGO_REFERENCE = /\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?["']?([^"'\s>%]+)["']?\s*[>%]\}\}/g;

const PICTURE = /\{%-?\s*(?:img|asset_img)\s+([^%\n]*?)-?%\}/g;
const PICTURE_ADDRESS = /(?:^|\s)((?:https?:\/)?\/\S+|\S+\.(?:png|jpe?g|gif|webp|avif|svg))(?=\s|$)/i;

/** Octopress and Hexo say a picture's classes, address, size, title and what stands for it, most of which may be missing. */
function picture(written: string, said: string): string {
  const address = PICTURE_ADDRESS.exec(said)?.[1];
  const words = [...said.matchAll(/"([^"]*)"|'([^']*)'/g)].map(
    ([, double, single]) => double ?? single ?? '',
  );
  return address ? `![${(words.at(-1) ?? '').replace(/[[\]]/g, '')}](${address})` : written;
}

/** Writes out the addresses that Jekyll and Hugo would have worked out, as paths that other texts are known by, and pictures. */
export function writtenOut(body: string, site: MarkdownSite): string {
  if (!/\{[{%]/.test(body)) return body;
  return body
    .replaceAll(LIQUID_ADDRESS, (_, path: string) => site.home + (path.startsWith('/') ? path : `/${path}`))
    .replaceAll(LIQUID_HOME, site.home)
    .replaceAll(LIQUID_LINK, (_, file: string) => `/${file}`)
    .replaceAll(LIQUID_POST, (_, name: string) => `/${postNamed(name, site)}`)
    .replaceAll(PICTURE, picture)
    .replaceAll(HUGO_REFERENCE, (_, name: string) => referred(name, site));
}

/** Jekyll names a post by its file without ending, perhaps below a folder. */
function postNamed(name: string, { folder }: MarkdownSite): string {
  const [below, base] = name.includes('/')
    ? [name.slice(0, name.lastIndexOf('/') + 1), name.slice(name.lastIndexOf('/') + 1)]
    : ['', name];
  return (
    folder.files.find((file) => file.includes(`${below}_posts/`) && file.includes(`/${base}.`)) ??
    `_posts/${name}.md`
  );
}

/** Hugo names a text by its place below `content/`, with its ending or without, perhaps with a heading in it. */
function referred(name: string, { folder }: MarkdownSite): string {
  const [target = '', heading] = name.split('#');
  const bare = target.replace(/^\//, '').replace(/\.md$/, '');
  const found = ['.md', '/index.md', '/_index.md']
    .map((ending) => bare + ending)
    .find((file) => folder.files.includes(`content/${file}`));
  const anywhere = folder.files.find(
    (file) => file.endsWith(`/${bare}.md`) || file.endsWith(`/${bare}/index.md`),
  );
  const path = target === '' ? '' : `/${found ? `content/${found}` : (anywhere ?? bare)}`;
  return heading === undefined ? path : `${path}#${heading}`;
}
