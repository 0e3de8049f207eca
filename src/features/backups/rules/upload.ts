/** The disk is the limit; this only keeps a slip of the hand from filling it. */
export const MAX_BACKUP_BYTES = 16 * 1024 ** 3;
