import { z } from 'zod';

/** A new address that waits to be confirmed by whoever reads the old one and whoever reads the new one. */
const addressChange = z.object({
  to: z.string(),
  confirmedOld: z.boolean(),
  confirmedNew: z.boolean(),
});
export type AddressChange = z.infer<typeof addressChange>;

/** The change in a row of `members`, if one waits. */
export const addressChangeOf = (stored: unknown): AddressChange | undefined =>
  addressChange.safeParse(stored).data;

/** What a token was sent for: the address to confirm, or where to go on. */
export const tokenData = z.object({ newAddress: z.string().optional(), next: z.string().optional() });
