import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, moment } from './columns.ts';
import { essays } from './essays.ts';
import { members } from './members.ts';

export const edgeSource = pgEnum('edge_source', ['file', 'studio', 'curator']);
export const edgeAct = pgEnum('edge_act', ['pin', 'move', 'reword', 'hide', 'restore']);

/** Related reading that a person chose, with the relation and a note in their words. */
export const curatedEdges = pgTable(
  'curated_edges',
  {
    fromId: uuid()
      .notNull()
      .references(() => essays.id, { onDelete: 'cascade' }),
    toId: uuid()
      .notNull()
      .references(() => essays.id, { onDelete: 'cascade' }),
    source: edgeSource().notNull(),
    relation: text().notNull(),
    note: text().notNull().default(''),
    position: integer().notNull(),
    /** Whether a curator wants nobody to see this edge, whoever drew it. */
    hidden: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.fromId, table.toId, table.source] }),
    index('curated_edges_to').on(table.toId),
    check('curated_edges_not_self', sql`${table.fromId} <> ${table.toId}`),
    check('curated_edges_hidden_by_curator', sql`not ${table.hidden} or ${table.source} = 'curator'`),
  ],
);

/** What curators did to edges, for good. */
export const edgeChanges = pgTable(
  'edge_changes',
  {
    id: id(),
    fromId: uuid()
      .notNull()
      .references(() => essays.id, { onDelete: 'cascade' }),
    toId: uuid()
      .notNull()
      .references(() => essays.id, { onDelete: 'cascade' }),
    /** None once the curator has left. */
    memberId: uuid().references(() => members.id, { onDelete: 'set null' }),
    act: edgeAct().notNull(),
    relation: text().notNull().default(''),
    note: text().notNull().default(''),
    changedAt: moment().notNull(),
  },
  (table) => [
    index('edge_changes_newest').on(table.changedAt.desc()),
    index('edge_changes_from').on(table.fromId),
    index('edge_changes_to').on(table.toId),
    index('edge_changes_member').on(table.memberId),
  ],
);

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/**
 * How the frequencies below were counted: the newest one is what every work is weighed by until the next is taken, so
 * that the graph does not depend on the order in which essays came.
 */
export const graphSnapshots = pgTable('graph_snapshots', {
  number: integer().primaryKey(),
  /** How many works each language had. */
  works: jsonb().$type<Record<string, number>>().notNull(),
  takenAt: moment().notNull(),
  /** When every work had been weighed and related anew; none while that is under way. */
  finishedAt: moment(),
});

/**
 * In how many works of the snapshot a term stands; terms of a single work relate nothing and are left out. A text asks for
 * two thousand of a million or more, so the index holds the answer too.
 */
export const termFrequencies = pgTable(
  'term_frequencies',
  {
    term: integer().notNull(),
    works: integer().notNull(),
  },
  (table) => [index('term_frequencies_term').on(table.term, table.works)],
);

/** Which works the snapshot found linked, each pair both ways. */
export const linkedWorks = pgTable(
  'linked_works',
  {
    workId: uuid().notNull(),
    neighbourId: uuid().notNull(),
    /** Whether the neighbour links to the work. */
    incoming: boolean().notNull(),
    /** How much the neighbour tells: less, the more it is linked with. */
    weight: real().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workId, table.neighbourId] })],
);

/** A word, or a pair of words, that can be named to a reader. */
export interface NamedTerm {
  term: number;
  /** As the essay writes it. */
  form: string;
  /** Twice its uses, less what two works together need before the word is more than chance. */
  spare: number;
  /** The words of a pair. */
  pair?: [number, number];
}

/** A published work as the graph knows it, by the edition that stands for it. */
export const graphWorks = pgTable(
  'graph_works',
  {
    /** No foreign key: what a vanished work leaves behind in other works' lists is mended by the command that removes it. */
    workId: uuid().primaryKey(),
    lang: text().notNull(),
    publishedAt: moment().notNull(),
    topicIds: uuid().array().notNull(),
    /** Its terms that can be named to a reader, the heaviest first. */
    named: jsonb().$type<NamedTerm[]>().notNull(),
    vector: bytes().notNull(),
    /** The overlap and id of the last candidate before the list was cut; none while it holds every work that overlaps. */
    floor: integer(),
    floorId: uuid(),
    /** Whether so few works share its terms that its topics have to help. */
    sparse: boolean().notNull().default(true),
  },
  (table) => [index('graph_works_sparse').on(table.workId).where(sql`${table.sparse}`)],
);

/** The heaviest terms of each work: the inverted table by which candidates are found. */
export const heavyTerms = pgTable(
  'heavy_terms',
  {
    term: integer().notNull(),
    workId: uuid()
      .notNull()
      .references(() => graphWorks.workId, { onDelete: 'cascade' }),
    /** A whole number, so that sums do not depend on their order. */
    weight: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workId, table.term] }),
    index('heavy_terms_term').on(table.term, table.workId, table.weight),
  ],
);

/** The addresses on this site that a work's text links to, whatever stands there. */
export const citations = pgTable(
  'citations',
  {
    workId: uuid()
      .notNull()
      .references(() => graphWorks.workId, { onDelete: 'cascade' }),
    path: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workId, table.path] }), index('citations_path').on(table.path)],
);

/**
 * The works whose heaviest terms overlap most with a work's, with their similarity by all terms. A few more are kept
 * than count, so that one that leaves need not be replaced at once.
 */
export const candidates = pgTable(
  'candidates',
  {
    workId: uuid()
      .notNull()
      .references(() => graphWorks.workId, { onDelete: 'cascade' }),
    candidateId: uuid().notNull(),
    overlap: integer().notNull(),
    score: doublePrecision().notNull(),
    /** The terms that say most of what both are about, in the form the work uses. */
    shared: text().array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workId, table.candidateId] }),
    index('candidates_candidate').on(table.candidateId),
  ],
);

/** One reason of an edge as it is kept; `src/features/related/rules/reasons.ts` puts it into words. */
export interface StoredReason {
  kind: 'curated' | 'series' | 'cites' | 'cited-by' | 'shares-terms' | 'same-topic' | 'cites-together';
  /** The relation, a title, or the names and terms, as a list. */
  details: string[];
  note?: string;
  /** Who chose it, where a person did. */
  by?: 'author' | 'curator';
  /** Whether the other essay points here. */
  incoming?: boolean;
}

/** Related reading as readers see it: for each work the others to read next, best first. */
export const edges = pgTable(
  'edges',
  {
    fromId: uuid()
      .notNull()
      .references(() => graphWorks.workId, { onDelete: 'cascade' }),
    toId: uuid().notNull(),
    position: integer().notNull(),
    score: real().notNull(),
    reasons: jsonb().$type<StoredReason[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromId, table.toId] }), index('edges_to').on(table.toId)],
);

/** Works that changed since the graph last looked at them; a row goes in the transaction that mends the graph. */
export const worksToRelate = pgTable('works_to_relate', {
  workId: uuid().primaryKey(),
  changedAt: moment().notNull().defaultNow(),
});
