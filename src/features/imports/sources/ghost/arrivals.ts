import type { Arrival, ArrivedComment } from '../../rules/arrivals.ts';
import { Keys } from '../keys.ts';
import { soundParent } from '../parents.ts';
import { table } from '../table.ts';
import { remarks, whys } from '../words.ts';
import { documentOf } from './documents.ts';
import { menusOf } from './menus.ts';
import { listRedirects, ownRedirects } from './redirects.ts';
import { type GhostSite, isInternal } from './site.ts';

/** Everything an export of Ghost holds: people and topics first, then texts, then what leads to them. */
export async function* arrivalsOf(site: GhostSite): AsyncGenerator<Arrival> {
  yield* authors(site);
  yield* topics(site);
  yield* documents(site);
  yield* comments(site);
  yield* members(site);
  yield* menusOf(site);
  yield* ownRedirects(site);
  yield* listRedirects(site);
}

function* authors({ data }: GhostSite): Generator<Arrival> {
  for (const { id, name, slug, email, bio } of data.users)
    yield {
      kind: 'author',
      key: id,
      handle: slug || name,
      name: name || slug,
      biography: bio,
      email: email || undefined,
    };
}

function* topics({ data }: GhostSite): Generator<Arrival> {
  const parents = new Map(data.tags.map((tag) => [tag.id, tag.parent_id ?? undefined]));
  for (const tag of data.tags) {
    const { id: key, name, slug, description } = tag;
    if (isInternal(tag))
      yield { kind: 'remainder', of: 'topics', key: `tag ${key}`, title: name, why: whys.internalTag };
    else yield { kind: 'topic', key, slug, name, description, parentKey: soundParent(key, parents) };
  }
}

/** A picture is told once, before the first text that shows it. */
function* documents(site: GhostSite): Generator<Arrival> {
  const told = new Set<string>();
  const keys = new Keys();
  for (const post of site.data.posts) {
    const { document, media } = documentOf(post, site);
    for (const picture of media) {
      if (!told.has(picture.key)) yield picture;
      told.add(picture.key);
    }
    yield { ...document, key: keys.fresh(document.kind, document.key) };
  }
}

const STATUSES = table<ArrivedComment['status']>({ published: 'approved', deleted: 'deleted' });

function* comments({ data, memberNames }: GhostSite): Generator<Arrival> {
  const parents = new Map(data.comments.map((comment) => [comment.id, comment.parent_id ?? undefined]));
  const posts = new Set(data.posts.map((post) => post.id));
  for (const {
    id: key,
    post_id: documentKey,
    member_id: member,
    status,
    html,
    created_at: at,
  } of data.comments) {
    const name = memberNames.get(member ?? '') || remarks.nameless;
    if (!posts.has(documentKey))
      yield {
        kind: 'remainder',
        of: 'comments',
        key: `comment ${key}`,
        title: name,
        why: whys.answersNothing,
      };
    else
      yield {
        kind: 'comment',
        key,
        documentKey,
        parentKey: soundParent(key, parents),
        name,
        body: html,
        writtenAt: at ?? new Date(0),
        status: STATUSES.get(status) ?? 'held',
      };
  }
}

function* members({ data }: GhostSite): Generator<Arrival> {
  for (const { id, name } of data.members)
    yield {
      kind: 'remainder',
      of: 'authors',
      key: `member ${id}`,
      title: name || remarks.nameless,
      why: whys.member,
    };
}
