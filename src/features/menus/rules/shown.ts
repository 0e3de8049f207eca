/** What a menu's own page shows its resources by. */
export interface MenuPage {
  /** Where copies of lost pages are found. */
  archive: string;
  timeZone: string;
}

interface SectionTree<Resource> {
  resources: Resource[];
  sections: SectionTree<Resource>[];
}

/** The sections with no more than so many resources in all, counted in reading order; emptied sections go. */
export function firstResources<Section extends SectionTree<unknown>>(
  sections: Section[],
  most: number,
): Section[] {
  let left = most;
  const take = <Tree extends SectionTree<unknown>>(tree: Tree): Tree => {
    const resources = tree.resources.slice(0, left);
    left -= resources.length;
    return { ...tree, resources, sections: takeAll(tree.sections) };
  };
  const takeAll = <Tree extends SectionTree<unknown>>(trees: Tree[]): Tree[] =>
    trees.map(take).filter((tree) => tree.resources.length > 0 || tree.sections.length > 0);
  return takeAll(sections);
}

/** A link that readers can say is dead: one that leads somewhere else. */
export const isReportable = ({ url }: { url: string }): boolean => /^https?:/i.test(url);

export const holdsReportable = (sections: SectionTree<{ url: string }>[]): boolean =>
  sections.some((section) => section.resources.some(isReportable) || holdsReportable(section.sections));

/** What a reader may ask of the resources that are shown. */
export interface ResourceFilter {
  lang?: string | undefined;
  cost?: string | undefined;
  format?: string | undefined;
}

interface Filterable {
  lang: string | null;
  cost: string | null;
  format: string | null;
}

type FilterableTree = SectionTree<Filterable>;

/** The sections with those resources that are as asked; what says nothing of its language is in the site's. */
export function filterResources<Section extends FilterableTree>(
  sections: Section[],
  { lang, cost, format }: ResourceFilter,
  language: string,
): Section[] {
  const fits = (resource: Filterable) =>
    (!lang || (resource.lang ?? language) === lang) &&
    (!cost || resource.cost === cost) &&
    (!format || resource.format === format);
  const take = <Tree extends FilterableTree>(trees: Tree[]): Tree[] =>
    trees
      .map((tree) => ({ ...tree, resources: tree.resources.filter(fits), sections: take(tree.sections) }))
      .filter((tree) => tree.resources.length > 0 || tree.sections.length > 0);
  return lang || cost || format ? take(sections) : sections;
}

/** What there is to choose from in a menu, in order; a single kind is no choice. */
export function filterChoices(sections: FilterableTree[], language: string) {
  const all = (trees: FilterableTree[]): Filterable[] =>
    trees.flatMap((tree) => [...tree.resources, ...all(tree.sections)]);
  const resources = all(sections);
  const choices = (values: (string | null)[]) => {
    const found = [...new Set(values.filter((value) => value !== null))].toSorted();
    return found.length > 1 ? found : [];
  };
  return {
    lang: choices(resources.map((resource) => resource.lang ?? language)),
    cost: choices(resources.map((resource) => resource.cost)),
    format: choices(resources.map((resource) => resource.format)),
  };
}
