import { distinctPaths, pathWithinSite } from '../paths.ts';
import type { Item } from './item.ts';
import { isCustom } from './post-types.ts';
import type { Survey } from './survey.ts';

/** The folder that a site stood in on its host, such as `/blog`; empty for most. */
export const homeOf = (survey: Survey): string =>
  (URL.parse(survey.address)?.pathname ?? '').replace(/\/+$/, '');

/** Every path that WordPress answered, or may once have answered, with this essay or page. */
export function pathsOf(item: Item, survey: Survey): string[] {
  const home = homeOf(survey);
  const link = permalinkOf(item, survey);
  const guid = pathWithinSite(item.guid, survey.address);
  const byNumber = [
    ...(item.type === 'page' ? [`${home}/?page_id=${item.key}`] : []),
    ...(isCustom(item) ? [`${home}/?post_type=${item.type}&p=${item.key}`] : []),
    `${home}/?p=${item.key}`,
  ];
  if (item.status !== 'publish') return distinctPaths(byNumber);
  return distinctPaths([
    link,
    ...byNumber,
    guid,
    ...formerSlugs(item, link),
    ...otherStructures(item, survey),
  ]);
}

/** The address that readers knew, if it is one in words. */
export function permalinkOf(item: Item, survey: Survey): string | undefined {
  const path = item.status === 'publish' ? pathWithinSite(item.link, survey.address) : undefined;
  return path?.includes('?') || path === `${homeOf(survey)}/` ? undefined : path;
}

function formerSlugs(item: Item, link: string | undefined): string[] {
  if (link === undefined) return [];
  return item.formerSlugs.map((slug) => link.replace(/[^/]+(\/?)$/, `${encodeURIComponent(slug)}$1`));
}

/**
 * What the same essay is called in the other structures that WordPress offers: a site may have changed its own, and
 * WordPress answered the former ones all the same. Only for a slug that no other item shares.
 */
function otherStructures(item: Item, survey: Survey): string[] {
  if (item.type !== 'post' || !item.day || item.slug === '' || survey.slugs.get(item.slug) !== 1) return [];
  const home = homeOf(survey);
  const slug = encodeURIComponent(item.slug);
  const [year, month, day] = item.day.split('-');
  return [
    `${home}/${slug}/`,
    `${home}/${year}/${month}/${slug}/`,
    `${home}/${year}/${month}/${day}/${slug}/`,
    `${home}/archives/${item.key}`,
  ];
}
