const MINUTE_MS = 60_000;

/** Long enough to read a long comment and its thread, short enough that a closed laptop holds nobody up. */
export const LEASE_MINUTES = 5;

export const leaseEnd = (now: Date) => new Date(now.getTime() + LEASE_MINUTES * MINUTE_MS);
