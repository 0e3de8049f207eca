import { createHmac } from 'node:crypto';
import { z } from 'zod';

/**
 * By what a comment from elsewhere is known to be its writer's: a hash of the e-mail address it was written under, that
 * nobody without the site's secret can try out. Where there was no address, there is nothing to claim it by.
 */
export const claimHashOf = (email: string, secret: string): string =>
  createHmac('sha256', secret).update(`claim:${email.trim().toLowerCase()}`).digest('base64url');

/** What the comments are known by that a member may claim; undefined until they have confirmed their address. */
export const claimableBy = (
  { email, verifiedAt }: { email: string; verifiedAt: Date | null },
  secret: string,
): string | undefined => (verifiedAt ? claimHashOf(email, secret) : undefined);

/** What someone says of comments from elsewhere: of one, or of all that wait for them. */
export const claimForm = z.object({
  act: z.enum(['claim', 'disown']),
  id: z.uuid().optional(),
  /** `kept`: past words stay under the name they were written under. */
  name: z.enum(['kept', 'own']).default('kept'),
});
