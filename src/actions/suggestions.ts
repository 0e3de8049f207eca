import type { z } from 'zod';
import { database } from '#db/client.ts';
import { withoutSite } from '../features/addresses/rules.ts';
import { requireAccount, requireCapability, requireMember } from '../features/members/guard.ts';
import type { CuratedMenu } from '../features/menus/queries/curate.ts';
import {
  acceptSuggestion,
  declineSuggestion,
  mergeSuggestion,
} from '../features/suggestions/commands/answer.ts';
import {
  creditSuggestion,
  suggestResource,
  withdrawSuggestion,
} from '../features/suggestions/commands/suggest.ts';
import type {
  acceptInput,
  creditInput,
  declineInput,
  mergeInput,
  SuggestionInput,
  withdrawInput,
} from '../features/suggestions/rules/inputs.ts';
import { OWN_SUGGESTIONS, SUGGESTIONS } from '../features/suggestions/rules/paths.ts';
import { settings } from '../settings.ts';
import { readForm } from './form.ts';
import type { Asking } from './members.ts';

type Locals = Pick<Asking, 'locals'>;

/** People copy the address of a page from their browser; what leads to this site is kept as its path. */
export async function tidyAddress({ request }: Pick<Asking, 'request'>) {
  if (request.method !== 'POST') return;
  const data = await readForm(request);
  const address = data.get('address');
  if (typeof address === 'string') data.set('address', withoutSite(address.trim(), settings().siteUrl));
}

export async function suggest({ locals }: Locals, menu: CuratedMenu, input: SuggestionInput) {
  const now = new Date();
  const { id } = requireMember(locals, now);
  return `${OWN_SUGGESTIONS}?done=${await suggestResource(database(), id, menu, input, now)}`;
}

export async function credit({ locals }: Locals, { suggestion, credited }: z.infer<typeof creditInput>) {
  await creditSuggestion(database(), requireAccount(locals).id, suggestion, credited);
  return `${OWN_SUGGESTIONS}?done=credit`;
}

export async function withdraw({ locals }: Locals, { suggestion }: z.infer<typeof withdrawInput>) {
  await withdrawSuggestion(database(), requireAccount(locals).id, suggestion);
  return `${OWN_SUGGESTIONS}?done=withdrawn`;
}

function answering({ locals }: Locals) {
  const now = new Date();
  return { by: requireCapability(locals, 'curator', now).id, now };
}

export async function accept(asking: Locals, id: string, input: z.infer<typeof acceptInput>) {
  await acceptSuggestion(database(), id, input, answering(asking));
  return `${SUGGESTIONS}?done=accepted`;
}

export async function merge(asking: Locals, id: string, input: z.infer<typeof mergeInput>) {
  await mergeSuggestion(database(), id, input, answering(asking));
  return `${SUGGESTIONS}?done=merged`;
}

export async function decline(asking: Locals, id: string, { reason }: z.infer<typeof declineInput>) {
  await declineSuggestion(database(), id, reason, answering(asking));
  return `${SUGGESTIONS}?done=declined`;
}
