import type { ArrivedRedirect } from '../rules/arrivals.ts';
import { storedPath } from '../rules/paths.ts';
import { redirectTarget } from '../rules/redirect-target.ts';
import { DirectoriesMaker, surroundings } from '../rules/surroundings.ts';
import type { Run } from './context.ts';
import { pathOf } from './former-paths.ts';

/** Begins the directory of all that texts may link to with the documents themselves. */
export function linksOf(run: Run, home: string | undefined): DirectoriesMaker {
  const maker = new DirectoriesMaker(home);
  for (const planned of run.plan.documents.values()) {
    const placed = run.documents.get(planned.key);
    if (placed) for (const path of planned.paths) maker.addLink(storedPath(path) ?? path, pathOf(placed));
  }
  return maker;
}

/**
 * Adds the former paths of what is no document, and tells where each of them leads from now on.
 * @returns undefined for one whose target did not come in.
 */
export function targetsIn(run: Run, maker: DirectoriesMaker, home: string | undefined) {
  const around = surroundings(maker.directories(), home)({ path: undefined, language: run.site.language });
  const documentAt = (key: string) => {
    const placed = run.documents.get(key);
    return placed && pathOf(placed);
  };
  const finding = {
    document: documentAt,
    topic: (key: string) => run.topics.get(key)?.name,
    author: (key: string) => run.authors.get(key)?.name,
    picture: (key: string) => around.pictureOf(key)?.src,
    path: (path: string) => around.linkTo(path),
  };
  const targetOf = ({ to }: ArrivedRedirect) => redirectTarget(to, finding);
  for (const redirect of run.plan.redirects) {
    const target = targetOf(redirect);
    const from = storedPath(redirect.from);
    if (target && from) maker.addLink(from, target);
  }
  return targetOf;
}
