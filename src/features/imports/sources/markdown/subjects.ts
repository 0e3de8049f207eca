import { slugFromTitle } from '../../../addresses/rules.ts';
import type { ArrivedAuthor, ArrivedTopic } from '../../rules/arrivals.ts';
import { categoriesIn, isRecord, listIn, wordsIn } from './fields.ts';
import type { Front } from './front-matter.ts';
import type { Place } from './place.ts';
import type { MarkdownSite } from './site.ts';

/** The topics of a text by name, the main one first. */
export function topicsOf(front: Front, place: Place): ArrivedTopic[] {
  const others = listIn(front, 'topics', 'tags', 'tag', 'taxonomies.categories', 'taxonomies.tags');
  const names = [...place.topics, ...categoriesIn(front), ...others].filter((name) => name.trim() !== '');
  const topics = names.map((name): ArrivedTopic => {
    const slug = slugFromTitle(name) || name;
    return { kind: 'topic', key: slug, slug, name: name.trim(), description: '' };
  });
  return [...Map.groupBy(topics, (topic) => topic.key).values()].flatMap((same) => same.slice(0, 1));
}

/** The authors of a text, as its fields say, else those of the whole site. */
export function authorsOf(front: Front, site: MarkdownSite): ArrivedAuthor[] {
  const own = authorsIn(front, site);
  return own.length > 0 ? own : authorsIn(site.config, site);
}

const FIELDS = ['authors', 'author', 'by'];

function authorsIn(front: Front, site: MarkdownSite): ArrivedAuthor[] {
  const given = FIELDS.map((field) => front[field]).flatMap((value) =>
    Array.isArray(value) ? value : [value],
  );
  const described = given.filter(isRecord).map((about) => authorOf(wordsIn(about, 'name', 'title'), about));
  const named = listIn(front, ...FIELDS).map((name) => authorOf(name, site.authors.get(name) ?? {}));
  return [...described, ...named].filter((author) => author.key !== '');
}

function authorOf(key: string, about: Front): ArrivedAuthor {
  return {
    kind: 'author',
    key,
    handle: slugFromTitle(key) || key,
    name: wordsIn(about, 'name', 'display_name', 'title') || key,
    biography: wordsIn(about, 'bio', 'biography', 'description'),
    email: wordsIn(about, 'email') || undefined,
  };
}
