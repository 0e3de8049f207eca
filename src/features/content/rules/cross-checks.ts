import { slug as slugSchema } from '../../../fields.ts';
import { suggestion } from '../../../suggestion.ts';
import { RESERVED_SEGMENTS } from '../../addresses/rules.ts';
import type { ComponentUse } from '../../essays/rules/component-uses.ts';
import { pictureNamed } from '../../media/rules/addresses.ts';
import { MAX_SECTION_DEPTH, type MenuFileSection } from '../../menus/rules/file.ts';
import { CURATE_PLACES } from '../../menus/rules/paths.ts';
import { type ContentProblem, type Located, problemAt } from './problems.ts';
import type { Draft, Publication } from './publication.ts';

type Problems = ContentProblem[];

/** What no single file can know: whether the things it names are there, and whether two claim the same place. */
export function crossProblems(draft: Draft): Problems {
  return [
    ...siteProblems(draft),
    ...topicProblems(draft),
    ...draft.essayReads.flatMap((read) => essayProblems(draft, read)),
    ...workProblems(draft),
    ...pageProblems(draft),
    ...[...draft.essayReads, ...draft.pageReads].flatMap((read) =>
      problemsOfUses(draft, read.value.file, read.uses),
    ),
    ...draft.publication.menus.flatMap(menuNameProblems),
    ...draft.publication.menus.flatMap(({ menu }) => menuProblems(draft, menu.sections, ['sections'], menu)),
  ];
}

/** A function that complains when a word is none of the known ones. */
function checker(located: Located | undefined, problems: Problems) {
  return (path: PropertyKey[], kind: string, word: string, known: Set<string>) => {
    if (!located || known.has(word)) return;
    problems.push(
      problemAt(located, path, `${path.join('.')}: there is no ${kind} "${word}"${suggestion(word, known)}`),
    );
  };
}

const slugs = (things: { slug: string }[]) => new Set(things.map((thing) => thing.slug));

function siteProblems({ publication, located }: Draft): Problems {
  const problems: Problems = [];
  const { site, essays, menus, pages } = publication;
  const must = checker(located.get(site), problems);
  site.featured.forEach((word, at) => must(['featured', at], 'essay', word, slugs(essays)));
  site.menus.forEach((word, at) => must(['menus', at], 'menu', word, slugs(menus)));
  site.pages.forEach((word, at) => must(['pages', at], 'page', word, slugs(pages)));
  if (site.crisis?.page) must(['crisis', 'page'], 'page', site.crisis.page, slugs(pages));
  const support = site.support?.link;
  if (support && 'page' in support) must(['support', 'link', 'page'], 'page', support.page, slugs(pages));
  return problems;
}

function topicProblems({ publication, located }: Draft): Problems {
  const problems: Problems = [];
  const place = located.get(publication.topics);
  const must = checker(place, problems);
  const parents = new Map(publication.topics.map((topic) => [topic.slug, topic.parent]));
  publication.topics.forEach((topic, at) => {
    if (!topic.parent) return;
    must([at, 'parent'], 'topic', topic.parent, new Set(parents.keys()));
    const above = new Set([topic.slug]);
    for (let next: string | undefined = topic.parent; next; next = parents.get(next)) {
      if (above.has(next) && place) {
        problems.push(
          problemAt(place, [at, 'parent'], `topic "${topic.slug}" stands under itself: remove one parent`),
        );
        break;
      }
      above.add(next);
    }
  });
  return problems;
}

function essayProblems(
  { publication }: Draft,
  { value: essay, located }: Draft['essayReads'][number],
): Problems {
  const problems: Problems = [];
  const must = checker(located, problems);
  const { matter } = essay;
  const essays = slugs(publication.essays);
  const authors = new Set(publication.authors.map((author) => author.handle));
  problems.push(...fileNameProblems(essay.file, essay.slug));
  matter.authors.forEach(({ author, voice }, at) => {
    must(['authors', at], 'author', author, authors);
    if (voice) must(['authors', at, 'voice'], 'voice', voice, slugs(publication.site.voices));
  });
  matter.topics.forEach((word, at) => must(['topics', at], 'topic', word, slugs(publication.topics)));
  matter.related.forEach(({ slug }, at) => {
    must(['related', at, 'slug'], 'essay', slug, essays);
    if (slug === essay.slug)
      problems.push(problemAt(located, ['related', at], 'an essay cannot be related to itself'));
  });
  if (matter.series) must(['series'], 'series', matter.series, slugs(publication.series));
  if (!matter.editionOf) return problems;

  must(['editionOf', 'essay'], 'essay', matter.editionOf.essay, essays);
  const original = publication.essays.find((other) => other.slug === matter.editionOf?.essay);
  if (original?.matter.editionOf)
    problems.push(
      problemAt(
        located,
        ['editionOf', 'essay'],
        `"${original.slug}" is an edition itself: name its original, "${original.matter.editionOf.essay}"`,
      ),
    );
  for (const field of ['series', 'comments', 'moderation', 'quiet'] as const)
    if (located.document.has(field))
      problems.push(
        problemAt(
          located,
          [field],
          `${field} belongs to the work: say it in the original, "${matter.editionOf.essay}"`,
        ),
      );
  return problems;
}

function fileNameProblems(file: string, slug: string): Problems {
  if (slugSchema.safeParse(slug).success) return [];
  return [
    {
      file,
      line: 1,
      column: 1,
      message: 'the file name becomes the address: use lower-case letters, digits and single hyphens',
    },
  ];
}

function workProblems({ essayReads }: Draft): Problems {
  const problems: Problems = [];
  const parts = new Map<string, string>();
  const leads = new Map<string, string>();
  for (const { value: essay, located } of essayReads) {
    const { series, part, lead, editionOf } = essay.matter;
    const place = `${series} ${part}`;
    if (series && parts.has(place))
      problems.push(
        problemAt(
          located,
          ['part'],
          `part ${part} of "${series}" is already ${parts.get(place)}: give another part`,
        ),
      );
    if (series) parts.set(place, essay.file);
    const work = editionOf?.essay ?? essay.slug;
    if (lead && leads.has(work))
      problems.push(
        problemAt(located, ['lead'], `${leads.get(work)} is already the lead edition: remove one lead: true`),
      );
    if (lead) leads.set(work, essay.file);
  }
  return problems;
}

function pageProblems({ pageReads }: Draft): Problems {
  return pageReads.flatMap(({ value: page }) => {
    if (!RESERVED_SEGMENTS.has(page.slug)) return fileNameProblems(page.file, page.slug);
    const message = `the address /${page.slug}/ belongs to the site itself: rename the file`;
    return [{ file: page.file, line: 1, column: 1, message }];
  });
}

function problemsOfUses({ publication, figures }: Draft, file: string, uses: ComponentUse[]): Problems {
  const known: Record<string, [attribute: string, kind: string, words: Set<string>]> = {
    Figure: ['src', 'figure', figures],
    Resources: ['menu', 'menu', slugs(publication.menus)],
    Edition: ['slug', 'essay', slugs(publication.essays)],
  };
  return uses.flatMap(({ name, attributes, line, column }) => {
    const [attribute, kind, words] = known[name] ?? [];
    const word = attribute && attributes[attribute];
    if (!word || !words || words.has(word) || (kind === 'figure' && pictureNamed(word))) return [];
    return [
      { file, line, column, message: `<${name}>: there is no ${kind} "${word}"${suggestion(word, words)}` },
    ];
  });
}

/** A menu is looked after under its own name, where the site may have a page of its own. */
function menuNameProblems({ slug }: Publication['menus'][number]): Problems {
  const file = `content/menus/${slug}.yaml`;
  if (!CURATE_PLACES.includes(slug)) return fileNameProblems(file, slug);
  const message = `the address /curate/${slug}/ belongs to the site itself: rename the file, for example to ${slug}-menu.yaml`;
  return [{ file, line: 1, column: 1, message }];
}

function menuProblems(
  draft: Draft,
  sections: MenuFileSection[],
  path: PropertyKey[],
  menu: unknown,
): Problems {
  const located = draft.located.get(menu);
  if (!located) return [];
  const { essays, topics, series, pages } = draft.publication;
  const problems: Problems = [];
  const must = checker(located, problems);
  const targets = { essay: slugs(essays), topic: slugs(topics), series: slugs(series), page: slugs(pages) };
  if (sections.length > 0 && path.length > MAX_SECTION_DEPTH * 2 - 1)
    problems.push(
      problemAt(located, path, `sections go ${MAX_SECTION_DEPTH} levels deep at most: move these up`),
    );
  sections.forEach((section, at) => {
    section.resources.forEach((resource, order) => {
      for (const [kind, known] of Object.entries(targets)) {
        const word = resource[kind as keyof typeof resource];
        if (word) must([...path, at, 'resources', order, kind], kind, word, known);
      }
    });
    problems.push(...menuProblems(draft, section.sections, [...path, at, 'sections'], menu));
  });
  return problems;
}
