import { z } from 'zod';
import type { Arrival, ArrivedResource } from '../../rules/arrivals.ts';
import { plain } from '../plain.ts';
import type { Item } from './item.ts';
import { leadingOutside } from './menus.ts';
import type { Telling } from './telling.ts';

/** WordPress writes `<` and `>` within a block's fields otherwise, so the next one ends a broken block. */
const BLOCK = /<!--\s*(\/)?wp:navigation-(link|submenu)\s*(\{[^<>]*\})?\s*(\/)?-->/g;

const link = z.object({
  label: z.string().default(''),
  url: z.string().default(''),
  description: z.string().default(''),
  title: z.string().default(''),
  kind: z.string().default(''),
  id: z.union([z.number(), z.string()]).optional(),
});

type Link = z.infer<typeof link>;

/** A menu that was drawn with blocks, which keeps its entries in its own text. */
export function* navigationOf(item: Item, telling: Telling): Generator<Arrival> {
  const { line, slug } = item;
  const menuKey = `navigation/${item.key}`;
  const title = plain(item.title) || slug;
  yield { kind: 'menu', key: menuKey, slug, title, description: '', line };
  const open: string[] = [];
  let position = 0;
  for (const [, closes, , fields, closed] of item.content.matchAll(BLOCK)) {
    if (closes) {
      open.pop();
      continue;
    }
    const key = `${menuKey}/${position}`;
    yield { key, menuKey, parentKey: open.at(-1), position, ...entryOf(linkOf(fields), telling), line };
    position += 1;
    if (!closed) open.push(key);
  }
}

function linkOf(fields = '{}'): Link {
  try {
    return link.parse(JSON.parse(fields));
  } catch {
    return link.parse({});
  }
}

function entryOf(link: Link, telling: Telling) {
  const words = [link.description, link.title].map(plain).filter((one) => one !== '');
  const annotation = [...new Set(words)].join(' ');
  return { kind: 'resource' as const, title: plain(link.label), annotation, target: targetOf(link, telling) };
}

function targetOf({ kind, id, url }: Link, { survey }: Telling): ArrivedResource['target'] {
  const key = String(id ?? '');
  const document = survey.kinds.get(key);
  if (kind === 'post-type' && (document === 'essay' || document === 'page')) return { kind: document, key };
  const topic = survey.termsByNumber.get(key);
  return kind === 'taxonomy' && topic ? { kind: 'topic', key: topic } : leadingOutside(url, survey.address);
}
