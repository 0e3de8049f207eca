import { z } from 'zod';
import { database } from '#db/client.ts';
import { addRedirect, removeRedirect } from '../features/addresses/commands.ts';
import { requireCapability } from '../features/members/guard.ts';
import type { Asking } from './members.ts';

const path = z.string().trim().min(1, 'must not be empty').max(2000, 'must be at most 2000 characters');

export const redirectInput = z.object({ path, target: path });

export async function lead({ locals }: Asking, input: z.infer<typeof redirectInput>) {
  requireCapability(locals, 'owner', new Date());
  await addRedirect(database(), input);
  return '/admin/redirects/?saved';
}

/** Removes a redirect, and says where it led so that it can be put back. */
export async function drop({ locals }: Asking, input: z.infer<typeof redirectInput>) {
  requireCapability(locals, 'owner', new Date());
  await removeRedirect(database(), input.path);
  const { path: removed, target: led } = input;
  return `/admin/redirects/?${new URLSearchParams({ removed, led })}`;
}
