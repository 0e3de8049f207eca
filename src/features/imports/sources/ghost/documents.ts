import type { ArrivedEssay, ArrivedMedia, ArrivedPage } from '../../rules/arrivals.ts';
import { distinctPaths } from '../paths.ts';
import { originalOf } from '../picture-addresses.ts';
import { picturesIn } from '../pictures.ts';
import { plain } from '../plain.ts';
import { table } from '../table.ts';
import { remarks } from '../words.ts';
import { bodyOf } from './body.ts';
import type { GhostPost } from './export.ts';
import { type GhostSite, isInternal, isPage } from './site.ts';

/** An essay or page, and the pictures that it shows. */
export function documentOf(
  post: GhostPost,
  site: GhostSite,
): { document: ArrivedEssay | ArrivedPage; media: ArrivedMedia[] } {
  const { body, remarks: onBody } = bodyOf(post);
  const text = atHome(body.text, site);
  const feature = featureOf(post, site);
  const shared = {
    key: post.id,
    slug: post.slug,
    title: post.title.trim(),
    body: { ...body, text },
    lang: post.locale || undefined,
    paths: pathsOf(post, site),
    published: post.published_at,
    updated: laterThan(post.published_at, post.updated_at),
    status: statusOf(post),
    authorKeys: site.authorsOf.get(post.id) ?? (post.author_id ? [post.author_id] : []),
    remarks: [...remarksOn(post), ...onBody],
  };
  const media = [
    ...(feature ? [feature] : []),
    ...picturesIn(text).map(({ address, alt }) => mediaOf(address, { alt })),
  ];
  if (isPage(post))
    return { document: { kind: 'page', ...shared, description: plain(post.custom_excerpt) }, media };
  const document: ArrivedEssay = {
    kind: 'essay',
    ...shared,
    standfirst: plain(post.custom_excerpt),
    topicKeys: topicsOf(post, site),
    comments: 'open',
    mediaKey: feature?.key,
    canonical: /^https?:\/\//i.test(post.canonical_url) ? post.canonical_url : undefined,
  };
  return { document, media };
}

const PLACEHOLDER = /(?:__GHOST_URL__|%5F%5FGHOST_URL%5F%5F)/gi;

/** Puts the site's address where Ghost leaves a gap for it; without one, links start at the root. */
export const atHome = (text: string, site: GhostSite): string => text.replaceAll(PLACEHOLDER, site.address);

function featureOf(post: GhostPost, site: GhostSite): ArrivedMedia | undefined {
  const address = atHome(post.feature_image || post.image, site);
  if (address === '') return undefined;
  const meta = site.metaOf.get(post.id);
  return mediaOf(address, {
    alt: meta?.feature_image_alt ?? '',
    caption: plain(meta?.feature_image_caption ?? ''),
  });
}

function mediaOf(address: string, { alt = '', caption = '' }): ArrivedMedia {
  const file = /\/(content\/(?:images|media|files)\/.+)$/.exec(originalOf(address))?.[1];
  const isBelow = file !== undefined && !/(^|[/\\])\.\.([/\\]|$)/.test(file);
  return {
    kind: 'media',
    key: originalOf(address),
    urls: [address],
    file: isBelow ? file : undefined,
    name: originalOf(address).split('/').at(-1) ?? '',
    alt,
    caption,
  };
}

function topicsOf(post: GhostPost, site: GhostSite): string[] {
  const internal = new Set(site.data.tags.filter(isInternal).map((tag) => tag.id));
  return (site.topicsOf.get(post.id) ?? []).filter((key) => !internal.has(key));
}

function pathsOf(post: GhostPost, { permalinks }: GhostSite): string[] {
  const preview = post.uuid === '' ? [] : [`/p/${post.uuid}/`];
  if (post.status !== 'published') return distinctPaths(preview);
  const [year, month, day] = (post.published_at ?? new Date(0)).toISOString().slice(0, 10).split('-');
  const parts = table<string | undefined>({ year, month, day, slug: post.slug, id: post.id });
  const forms = isPage(post) ? ['/{slug}/'] : permalinks;
  const filled = forms.map((form) =>
    form.replace(/\{(\w+)\}/g, (gap, name: string) => parts.get(name) ?? gap),
  );
  const whole = filled.filter((path) => !path.includes('{'));
  return distinctPaths([...whole, ...preview]);
}

const laterThan = (published: Date | undefined, updated: Date | undefined) =>
  published && updated && updated > published ? updated : undefined;

const isOpen = (post: GhostPost) => post.visibility === '' || post.visibility === 'public';

function statusOf(post: GhostPost): 'published' | 'scheduled' | 'draft' {
  if (!isOpen(post)) return 'draft';
  if (post.status === 'scheduled' && post.published_at) return 'scheduled';
  return post.status === 'published' ? 'published' : 'draft';
}

function remarksOn(post: GhostPost): string[] {
  return [
    ...(isOpen(post) ? [] : [remarks.membersOnly(WHO.get(post.visibility) ?? post.visibility)]),
    ...(post.status === 'sent' ? [remarks.mailedOnly] : []),
    ...(post.featured ? [remarks.sticky] : []),
    ...(post.codeinjection_head || post.codeinjection_foot ? [remarks.injectedCode] : []),
  ];
}

const WHO = table<string>(remarks.who);
