import { z } from 'zod';
import { database } from '#db/client.ts';
import { requireCapability } from '../features/members/guard.ts';
import { addSeries, editSeries, movePart, removeSeries } from '../features/subjects/commands/series.ts';
import { addTopic, editTopic, mergeTopic, removeTopic } from '../features/subjects/commands/topics.ts';
import type { SeriesInput, TopicInput } from '../features/subjects/rules.ts';
import type { Asking } from './members.ts';

export const mergeInput = z.object({ into: z.uuid('Choose the topic that it becomes part of.') });
export const partInput = z.object({ work: z.uuid(), act: z.enum(['up', 'down']) });

const owner = ({ locals }: Asking) => requireCapability(locals, 'owner', new Date());

export async function makeTopic(asking: Asking, input: TopicInput) {
  owner(asking);
  return `/admin/topics/${await addTopic(database(), input)}/?saved`;
}

export async function changeTopic(asking: Asking, id: string, input: TopicInput) {
  owner(asking);
  await editTopic(database(), id, input);
  return `/admin/topics/${id}/?saved`;
}

export async function merge(asking: Asking, id: string, { into }: z.infer<typeof mergeInput>) {
  owner(asking);
  await mergeTopic(database(), id, into);
  return `/admin/topics/${into}/?saved`;
}

export async function dropTopic(asking: Asking, id: string) {
  owner(asking);
  await removeTopic(database(), id);
  return '/admin/topics/?saved';
}

export async function makeSeries(asking: Asking, input: SeriesInput) {
  owner(asking);
  return `/admin/series/${await addSeries(database(), input)}/?saved`;
}

export async function changeSeries(asking: Asking, id: string, input: SeriesInput) {
  owner(asking);
  await editSeries(database(), id, input);
  return `/admin/series/${id}/?saved`;
}

export async function arrangePart(asking: Asking, id: string, { work, act }: z.infer<typeof partInput>) {
  owner(asking);
  await movePart(database(), id, work, act);
  return `/admin/series/${id}/?saved`;
}

export async function dropSeries(asking: Asking, id: string) {
  owner(asking);
  await removeSeries(database(), id);
  return '/admin/series/?saved';
}
