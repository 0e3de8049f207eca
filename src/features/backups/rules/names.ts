const ENDING = '.tar.zst';
const LOCKED_ENDING = '.tar.zst.age';

/** How a backup came about. */
export type Origin = 'by-hand' | 'scheduled' | 'uploaded';

/** What a backup is called: when, how it came about, and by which tools it can be opened. */
export const backupName = (at: Date, origin: Origin, locked: boolean) =>
  `commonplace-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z-${origin}${locked ? LOCKED_ENDING : ENDING}`;

/** Whether a file in the folder is a backup, whoever put it there. */
export const isBackupName = (name: string) => /^[\w][\w.-]*\.tar\.zst(\.age)?$/.test(name);

/** Whether one needs a passphrase to be opened. */
export const isLockedName = (name: string) => name.endsWith(LOCKED_ENDING);

export const isScheduled = (name: string) => /-scheduled\.tar\.zst(\.age)?$/.test(name);
