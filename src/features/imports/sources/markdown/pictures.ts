import path from 'node:path';
import type { ArrivedMedia, ArrivedRemainder } from '../../rules/arrivals.ts';
import { tidySourcePath } from '../paths.ts';
import { decoded } from '../picture-addresses.ts';
import { picturesIn, type ShownPicture } from '../pictures.ts';
import { whys } from '../words.ts';
import type { MarkdownSite } from './site.ts';

const MARKDOWN = /!\[([^\]\n]{0,300})\]\(\s{0,9}(?:<([^<>\n]*)>|([^\s)]+))/g;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:\s*<?(\S+\.(?:png|jpe?g|gif|webp|avif|svg))>?/gim;
const SHORTCODE = /\{\{[<%]\s*(?:figure|img|image)\s([^{}]*)[>%]\}\}/g;

/** Past this it is no address but a text made to look like one. */
const LONGEST_ADDRESS = 2_000;
const NO_ADDRESS = /^$|^(data|blob|javascript):|[{}]/i;

/** The pictures that a Markdown text shows, as Markdown, HTML or a shortcode. */
export function shownIn(body: string): ShownPicture[] {
  const written = [...body.matchAll(MARKDOWN)].map(([, alt = '', pointed, bare]) => ({
    address: pointed ?? bare ?? '',
    alt,
  }));
  const defined = [...body.matchAll(DEFINITION)].map(([, address = '']) => ({ address, alt: '' }));
  const coded = [...body.matchAll(SHORTCODE)].map(([, fields = '']) => ({
    address: /\bsrc=["']?([^"'\s]+)/.exec(fields)?.[1] ?? '',
    alt: /\balt="([^"]*)"/.exec(fields)?.[1] ?? '',
  }));
  const all = [...written, ...picturesIn(body), ...defined, ...coded];
  return all.filter(({ address }) => address.length <= LONGEST_ADDRESS && !NO_ADDRESS.test(address));
}

/** Folders whose files stand at the site's root. */
const SERVED = ['', 'static/', 'public/', 'source/', 'assets/', 'src/', 'content/'];

/**
 * A picture that the text in `file` names: where it lies in the folder, and the addresses by which texts know it. One
 * that lies nowhere in the folder, or would lie outside it, does not arrive.
 */
export function pictureOf(
  { address, alt }: ShownPicture,
  { file, base }: { file: string; base: string },
  site: MarkdownSite,
): ArrivedMedia | ArrivedRemainder {
  const name = path.posix.basename(decoded(address.replace(/[?#].*$/, '')));
  if (/^(https?:)?\/\//i.test(address) && !isHome(address, site))
    return {
      kind: 'media',
      key: address,
      urls: [address.replace(/^\/\//, 'https://')],
      name,
      alt,
      caption: '',
    };
  const asPath = isHome(address, site) ? address.slice(site.address.length) : address;
  const found = candidates(decoded(asPath.replace(/[?#].*$/, '')), file, base, site).find((one) =>
    site.folder.files.includes(one),
  );
  const stands = tidySourcePath(new URL(asPath, `http://here.invalid${base}`).pathname) ?? asPath;
  if (!found)
    return {
      kind: 'remainder',
      of: 'media',
      key: `picture ${stands}`,
      title: address,
      why: whys.pictureNotThere,
    };
  return {
    kind: 'media',
    key: found,
    urls: [...new Set([stands, `/${found}`])],
    file: found,
    name,
    alt,
    caption: '',
  };
}

const isHome = (address: string, site: MarkdownSite) =>
  site.address !== '' && address.startsWith(`${site.address}/`);

/** Where it could lie: beside the text, or below a folder that is served; `join` leaves no `..` but leading ones. */
function candidates(named: string, file: string, base: string, site: MarkdownSite): string[] {
  const beside = path.posix.join(path.posix.dirname(file), named);
  const rooted =
    site.home !== '' && named.startsWith(`${site.home}/`) ? named.slice(site.home.length) : named;
  const absolute = named.startsWith('/') ? rooted : path.posix.join(base.replace(/[^/]*$/, ''), named);
  const served = SERVED.map((folder) => path.posix.join(folder, absolute.replace(/^\/+/, '')));
  return [...(named.startsWith('/') ? [] : [beside]), ...served].filter((one) => !one.startsWith('..'));
}
