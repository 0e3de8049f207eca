import type { z } from 'zod';
import { database } from '#db/client.ts';
import { momentOf } from '../features/essays/rules/dates.ts';
import { setCapabilities } from '../features/members/commands/capabilities.ts';
import { inviteMember } from '../features/members/commands/create.ts';
import { liftSuspension, suspendMember } from '../features/members/commands/suspend.ts';
import { requireCapability } from '../features/members/guard.ts';
import type {
  authorInput,
  capabilitiesInput,
  inviteInput,
  suspendInput,
} from '../features/members/rules/inputs.ts';
import { findSite } from '../features/site/queries.ts';
import { letWriteAs } from '../features/studio/commands/write-as.ts';
import type { Asking } from './members.ts';

const pathOf = (memberId: string) => `/admin/members/${memberId}/?done`;

export async function invite({ locals }: Asking, input: z.infer<typeof inviteInput>) {
  const now = new Date();
  const { name } = requireCapability(locals, 'owner', now);
  const { id } = await inviteMember(database(), input, name, now);
  return `/admin/members/${id}/?added`;
}

export async function giveCapabilities(
  { locals }: Asking,
  memberId: string,
  { capabilities }: z.infer<typeof capabilitiesInput>,
) {
  requireCapability(locals, 'owner', new Date());
  await setCapabilities(database(), memberId, capabilities);
  return pathOf(memberId);
}

export async function setAuthor(
  { locals }: Asking,
  memberId: string,
  { author }: z.infer<typeof authorInput>,
) {
  requireCapability(locals, 'owner', new Date());
  await letWriteAs(database(), memberId, author || undefined);
  return pathOf(memberId);
}

export async function suspend(
  { locals }: Asking,
  memberId: string,
  { reason, until }: z.infer<typeof suspendInput>,
) {
  const now = new Date();
  requireCapability(locals, 'owner', now);
  const { timeZone } = await findSite(database());
  const end = until ? momentOf(until, timeZone) : undefined;
  await suspendMember(database(), memberId, { reason, until: end }, now);
  return pathOf(memberId);
}

export async function lift({ locals }: Asking, memberId: string) {
  const now = new Date();
  requireCapability(locals, 'owner', now);
  await liftSuspension(database(), memberId, now);
  return pathOf(memberId);
}
