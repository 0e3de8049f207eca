import { cosine, lengthOf, type Vector } from './vector.ts';

/** What two works are compared by. */
export interface Comparable {
  vector: Vector;
  publishedAt: Date;
  topicIds: string[];
}

const DAY_MS = 86_400_000;
/** What is half a year apart is half as close. */
const CLOSENESS_DAYS = 180;
const TOPICS_SHARE = 0.3;

/** The most that `similarity` can be: two equal texts of one day under the same topics. */
const MOST = 2 + TOPICS_SHARE;

/**
 * How much two works have to do with each other, from 0 to 1, whichever comes first: the cosine of their terms, raised by
 * closeness in time and by topics that both stand under.
 */
export function similarity(one: Comparable, other: Comparable): number {
  const raised = 1 + closeness(one, other) + TOPICS_SHARE * topicCosine(one.topicIds, other.topicIds);
  return (cosine(one.vector, other.vector) * raised) / MOST;
}

export const closeness = (one: { publishedAt: Date }, other: { publishedAt: Date }) =>
  1 / (1 + Math.abs(one.publishedAt.getTime() - other.publishedAt.getTime()) / DAY_MS / CLOSENESS_DAYS);

/** The cosine of two sets: how many both have, by how many each has. */
export function topicCosine(one: string[], other: string[]) {
  const shared = one.filter((topic) => other.includes(topic)).length;
  return shared === 0 ? 0 : shared / Math.sqrt(one.length * other.length);
}

/** What links say of a candidate beside its text. */
export interface Links {
  /** How similar it is to each work that this one links to, itself left out. */
  toCited: number[];
  /** How alike the works are that both are linked with. */
  neighbourhoods: number;
  /** How many works link to it. */
  inDegree: number;
}

const TO_CITED_SHARE = 0.6;
const NEIGHBOURHOOD_SHARE = 0.2;
const IN_DEGREE_SHARE = 0.02;

/** The score that orders candidates: similarity, and what links add where essays link to each other. */
export function linkedScore(similar: number, { toCited, neighbourhoods, inDegree }: Links): number {
  const mean = toCited.length > 0 ? toCited.reduce((sum, score) => sum + score, 0) / toCited.length : 0;
  const links = NEIGHBOURHOOD_SHARE * neighbourhoods + IN_DEGREE_SHARE * Math.log(1 + inDegree);
  return similar + TO_CITED_SHARE * mean + links / MOST;
}

/** How much a linked work tells of its neighbours: less, the more it is linked with. */
export const neighbourWeight = (degree: number) => 1 / Math.log(2 + degree);

/** The cosine of two neighbourhoods, by the weight of each neighbour. */
export function neighbourhoodCosine(one: Map<string, number>, other: Map<string, number>) {
  let shared = 0;
  for (const [id, weight] of one) shared += weight * (other.get(id) ?? 0);
  return shared === 0 ? 0 : shared / (lengthOf(one.values()) * lengthOf(other.values()));
}
