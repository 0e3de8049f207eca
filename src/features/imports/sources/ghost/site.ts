import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { GhostData, GhostPost } from './export.ts';

/** What is known of the site that an export was made of, by names and numbers, so that each arrival finds the others. */
export interface GhostSite {
  data: GhostData;
  /** Empty when nothing in the export tells it: Ghost writes `__GHOST_URL__` for it. */
  address: string;
  settings: Map<string, string>;
  /** The forms of its addresses, such as `/{year}/{slug}/`. */
  permalinks: string[];
  topicsOf: Map<string, string[]>;
  authorsOf: Map<string, string[]>;
  metaOf: Map<string, GhostData['posts_meta'][number]>;
  memberNames: Map<string, string>;
  /** What stands at a path. */
  byPath: Map<string, { kind: 'essay' | 'page' | 'topic'; key: string }>;
  /** Where the export lies: redirects, routes and pictures may lie beside it. */
  folder: string;
  beside: Set<string>;
}

export async function siteOf(data: GhostData, file: string): Promise<GhostSite> {
  const folder = path.dirname(file);
  const settings = settingsOf(data.settings);
  return {
    data,
    address: addressOf(data),
    settings,
    permalinks: permalinksOf(settings),
    topicsOf: inOrder(
      data.posts_tags.map((row) => ({ post: row.post_id, key: row.tag_id, order: row.sort_order })),
    ),
    authorsOf: inOrder(
      data.posts_authors.map((row) => ({ post: row.post_id, key: row.author_id, order: row.sort_order })),
    ),
    metaOf: new Map(data.posts_meta.map((meta) => [meta.post_id, meta])),
    memberNames: new Map(data.members.map((member) => [member.id, member.name])),
    byPath: pathsOf(data),
    folder,
    beside: new Set(await readdir(folder)),
  };
}

export const isPage = (post: GhostPost): boolean => post.type === 'page' || post.page;
export const isInternal = (tag: GhostData['tags'][number]): boolean =>
  tag.visibility === 'internal' || tag.name.startsWith('#');

function inOrder(rows: { post: string; key: string; order: number }[]): Map<string, string[]> {
  const sorted = rows.toSorted((one, other) => one.order - other.order);
  const groups = Map.groupBy(sorted, (row) => row.post);
  return new Map([...groups].map(([post, all]) => [post, all.map((row) => row.key)]));
}

const setting = z.object({
  key: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
});

function settingsOf(given: unknown): Map<string, string> {
  const rows = z.array(setting).catch([]).parse(given);
  return new Map(rows.map(({ key, value }) => [key, String(value ?? '')]));
}

/** Former versions kept `/:year/:slug/` as a setting; later ones keep it in `routes.yaml`. */
function permalinksOf(settings: Map<string, string>): string[] {
  const kept = settings.get('permalinks') ?? '';
  return [...new Set([kept.replace(/:(\w+)/g, '{$1}'), '/{slug}/'])].filter((form) => form.startsWith('/'));
}

/** An export names no address, but texts of former versions name pictures by theirs. */
function addressOf(data: GhostData): string {
  for (const post of data.posts)
    for (const words of [post.feature_image, post.image, post.html]) {
      const found = /(https?:\/\/[^\s"'<>]+?)\/content\/images\//.exec(words)?.[1];
      if (found) return found;
    }
  return '';
}

function pathsOf({ posts, tags }: GhostData): GhostSite['byPath'] {
  const paths: GhostSite['byPath'] = new Map();
  for (const tag of tags) paths.set(`/tag/${tag.slug}/`, { kind: 'topic', key: tag.id });
  for (const post of posts)
    paths.set(`/${post.slug}/`, { kind: isPage(post) ? 'page' : 'essay', key: post.id });
  return paths;
}
