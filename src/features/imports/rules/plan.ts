import type {
  Arrival,
  ArrivedAuthor,
  ArrivedEssay,
  ArrivedMedia,
  ArrivedMenu,
  ArrivedPage,
  ArrivedRedirect,
  ArrivedResource,
  ArrivedTopic,
  ImportKind,
} from './arrivals.ts';

/** As much of an essay or page as has to be known before the first text comes in. */
export interface PlannedDocument {
  kind: 'essay' | 'page';
  key: string;
  /** What it would be called. */
  wish: string;
  title: string;
  lang: string | undefined;
  parentKey: string | undefined;
  /** The essay that it is another edition of. */
  originalKey: string | undefined;
  series: ArrivedEssay['series'];
  paths: string[];
}

/** All that a source holds but its texts. */
export interface Plan {
  found: Map<ImportKind, number>;
  authors: Map<string, ArrivedAuthor>;
  topics: Map<string, ArrivedTopic>;
  media: ArrivedMedia[];
  documents: Map<string, PlannedDocument>;
  /** Keys of the comments that come in, so that a reply knows whether what it answers does. */
  comments: Set<string>;
  menus: ArrivedMenu[];
  resources: ArrivedResource[];
  redirects: ArrivedRedirect[];
}

/** The kind under which an arrival is reported. */
export function kindOf(arrival: Arrival): ImportKind {
  return arrival.kind === 'remainder' ? arrival.of : REPORTED[arrival.kind];
}

const REPORTED = {
  author: 'authors',
  topic: 'topics',
  media: 'media',
  essay: 'essays',
  page: 'pages',
  comment: 'comments',
  ping: 'pings',
  menu: 'menus',
  resource: 'resources',
  redirect: 'redirects',
} as const;

/** What a thing goes by in a report. */
export function titleOf(arrival: Arrival): string {
  if ('title' in arrival && arrival.title) return arrival.title;
  if ('name' in arrival && arrival.name) return arrival.name;
  return arrival.kind === 'redirect' ? arrival.from : arrival.key;
}

/** Reads a source once, and keeps what is small. */
export async function readPlan(arrivals: AsyncIterable<Arrival>, passed: (count: number) => Promise<void>) {
  const plan: Plan = {
    ...{ found: new Map(), authors: new Map(), topics: new Map(), documents: new Map(), comments: new Set() },
    ...{ media: [], menus: [], resources: [], redirects: [] },
  };
  let count = 0;
  for await (const arrival of arrivals) {
    const kind = kindOf(arrival);
    plan.found.set(kind, (plan.found.get(kind) ?? 0) + 1);
    note(plan, arrival);
    count += 1;
    if (count % 500 === 0) await passed(count);
  }
  return { plan, count };
}

function note(plan: Plan, arrival: Arrival): unknown {
  switch (arrival.kind) {
    case 'author':
      return plan.authors.set(arrival.key, arrival);
    case 'topic':
      return plan.topics.set(arrival.key, arrival);
    case 'media':
      return plan.media.push(arrival);
    case 'essay':
    case 'page':
      return plan.documents.set(arrival.key, plannedDocument(arrival));
    case 'comment':
      return arrival.status === 'deleted' ? undefined : plan.comments.add(arrival.key);
    case 'menu':
      return plan.menus.push(arrival);
    case 'resource':
      return plan.resources.push(arrival);
    case 'redirect':
      return plan.redirects.push(arrival);
    default:
      return undefined;
  }
}

function plannedDocument(arrival: ArrivedEssay | ArrivedPage): PlannedDocument {
  const { kind, key, slug, title, lang, paths } = arrival;
  const isEssay = arrival.kind === 'essay';
  return {
    ...{ kind, key, wish: slug, title, lang, paths },
    parentKey: isEssay ? undefined : arrival.parentKey,
    originalKey: isEssay ? arrival.edition?.originalKey : undefined,
    series: isEssay ? arrival.series : undefined,
  };
}

/** A source's arrivals, with a key that was met before set apart instead of taken for the same thing. */
export async function* withoutRepeats(
  arrivals: AsyncIterable<Arrival>,
  why: string,
): AsyncGenerator<Arrival> {
  const met = new Map<string, number>();
  for await (const arrival of arrivals) {
    const id = `${arrival.kind} ${arrival.key}`;
    const times = (met.get(id) ?? 0) + 1;
    met.set(id, times);
    if (times === 1) yield arrival;
    else
      yield {
        ...{ kind: 'remainder', key: `${arrival.key} (${times})`, of: kindOf(arrival) },
        ...{ title: titleOf(arrival), why },
      };
  }
}
