import { z } from 'zod';
import { line, optionalSlug, slug } from '../../fields.ts';

const text = (most: number) => z.string().trim().max(most, `must be at most ${most} characters`).default('');

const topic = { name: line(80), description: text(400) };
const series = { title: line(120), description: text(600) };

/** What `content/topics.yaml` may say; `parent` is the slug of the topic it stands under. */
export const topicsFile = z.array(z.strictObject({ slug, ...topic, parent: slug.optional() }));

/** What `content/series.yaml` may say. */
export const seriesFile = z.array(z.strictObject({ slug, ...series }));

/** A topic as an owner writes one; without a slug the address stays, or is made from the name. */
export const topicInput = z.object({ ...topic, slug: optionalSlug, parent: optionalSlug });
export type TopicInput = z.infer<typeof topicInput>;

/** A series as an owner writes one. */
export const seriesInput = z.object({ ...series, slug: optionalSlug });
export type SeriesInput = z.infer<typeof seriesInput>;

/** A topic with how deep it stands. */
type Nested<Topic> = Topic & { depth: number };

/** All topics as a tree reads from top to bottom; what stands under nothing that is there comes first. */
export function nestTopics<Topic extends { id: string; parentId: string | null }>(
  topics: Topic[],
): Nested<Topic>[] {
  const under = (parentId: string | null, depth: number): Nested<Topic>[] =>
    topics
      .filter((topic) => topic.parentId === parentId)
      .flatMap((topic) => [{ ...topic, depth }, ...under(topic.id, depth + 1)]);
  return under(null, 0);
}
