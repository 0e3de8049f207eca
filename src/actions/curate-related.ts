import type { z } from 'zod';
import { database } from '#db/client.ts';
import { requireCapability } from '../features/members/guard.ts';
import { hideEdge, movePin, pinEdge, restoreEdge, rewordEdge } from '../features/related/commands/curate.ts';
import type { edgeAct, edgeWordsTo } from '../features/related/rules/curating.ts';
import { curateRelatedPath } from '../features/related/rules/paths.ts';
import type { Asking } from './members.ts';

/** The essay whose edges are chosen. */
interface From {
  id: string;
  slug: string;
}

const curating = ({ locals }: Pick<Asking, 'locals'>) => {
  const now = new Date();
  return { curator: requireCapability(locals, 'curator', now), now };
};

const done = ({ slug }: From) => `${curateRelatedPath(slug)}?saved`;

export async function pin(asking: Asking, from: From, { toId, ...said }: z.infer<typeof edgeWordsTo>) {
  await pinEdge(database(), curating(asking), { fromId: from.id, toId }, said);
  return done(from);
}

export async function reword(asking: Asking, from: From, { toId, ...said }: z.infer<typeof edgeWordsTo>) {
  await rewordEdge(database(), curating(asking), { fromId: from.id, toId }, said);
  return done(from);
}

/** Moves, hides or restores an edge. */
export async function arrange(asking: Asking, from: From, { toId, act }: z.infer<typeof edgeAct>) {
  const ends = { fromId: from.id, toId };
  const by = curating(asking);
  if (act === 'hide') await hideEdge(database(), by, ends);
  else if (act === 'restore') await restoreEdge(database(), by, ends);
  else await movePin(database(), by, ends, act);
  return done(from);
}
