/** The owner's pages about backups and exports. */
export const backups = {
  title: 'Backups',
  intro:
    'A backup is the whole site in one file: its database and its pictures. The content folder and the secret of the site are not in it; keep those with it.',
  everyDay: (keep: number) =>
    `Every night the site makes one by itself, and keeps the newest ${keep === 1 ? 'one' : keep} of these.`,
  everyWeek: (keep: number) =>
    `Every week the site makes one by itself, and keeps the newest ${keep === 1 ? 'one' : keep} of these.`,
  notByItself: 'The site makes none by itself. Set BACKUP_EVERY to daily or weekly to have it do so.',
  locked: 'Backups that are made here are locked with a passphrase.',
  notLocked:
    'Backups that are made here are not locked: whoever has the file can read everything, addresses and held comments too. Set BACKUP_PASSPHRASE_FILE to lock them.',
  elsewhere: 'They lie on this machine. Fetch one now and then, and keep it somewhere else.',
  lastRun: 'The last one',
  failed: (error: string) => `It failed: ${error}`,
  wasMade: (outcome: string) => `It went well: ${outcome}`,
  underWay: (size: string) => `One is being made: ${size} so far.`,
  look: 'See how far it is',
  make: 'Make a backup now',
  making: 'A backup is being made. You can leave this page and come back to it.',
  removed: 'Removed.',
  uploaded: 'The file is here now. Restore it below when you want to.',
  restored:
    'The site is as it was when the backup was made. Start it once more, so that it takes its content folder in again.',
  kept: 'Kept here',
  none: 'None yet. Make the first one now: it takes no longer than a cup of tea.',
  columns: { name: 'Backup', made: 'Made', size: 'Size', act: 'What to do' },
  fetch: 'Download',
  fetchNamed: (name: string) => `Download ${name}`,
  remove: 'Remove',
  removeAsk: 'This backup will be gone for good.',
  removeYes: 'Yes, remove it',
  restore: 'Restore',
  restoreAsk:
    'Everything that this site holds now will be gone, and what the backup holds will stand in its place. Members who left since then would be back: carry out their wish again. Everyone has to sign in once more, you too.',
  restoreYes: 'Yes, put the backup in place of this site',
  passphrase: 'Passphrase',
  passphraseHint: 'The one it was locked with. Empty: the one of this site.',
  upload: 'Bring a backup from elsewhere',
  uploadIntro:
    'Choose a backup of Commonplace. Nothing is restored yet. A very large one is better copied into the folder of the backups; it then shows in the list.',
  uploadFile: 'File',
  uploadButton: 'Upload',
  back: 'Back to the backups',
};

export const exports = {
  title: 'Export',
  intro:
    'Everything that this site says as plain files, which explain themselves: essays and pages as Markdown, menus as YAML and OPML, comments and decisions as JSON Lines, pictures, redirects and settings. Another Commonplace can take them in, and you can read them without one.',
  ofEveryone: 'What everyone can see',
  ofEveryoneHint: 'No accounts, no addresses, no drafts, no held comments. You could publish it.',
  withPrivate: 'With all that is private',
  withPrivateHint:
    'With accounts, e-mail addresses, hashes of passwords, drafts, held and declined comments, and mails. Keep it as you would keep letters.',
  what: 'What should be in it?',
  begin: 'Make an export',
  making: 'The export is being made. You can leave this page and come back to it.',
  underWay: (size: string) => `One is being made: ${size} so far.`,
  failed: (error: string) => `The last one failed: ${error}`,
  removed: 'Removed.',
  kept: 'Ready',
  none: 'Nothing here yet.',
  columns: { name: 'Export', made: 'Made', size: 'Size', act: 'What to do' },
  fetch: 'Download',
  fetchNamed: (name: string) => `Download ${name}`,
  remove: 'Remove',
  removeAsk: 'This file will be gone. Another one can be made at any time.',
  removeYes: 'Yes, remove it',
};
