/** Refusals of backups and of restoring them. */
export const backups = {
  notThere: 'There is no such backup.',
  noBackup: 'This file is not a backup of Commonplace.',
  damaged: 'This backup is damaged or was cut short. Nothing was restored from it.',
  needsPassphrase: 'This backup is locked. Give the passphrase that it was made with.',
  wrongPassphrase: 'This backup was locked with another passphrase.',
  newer: 'This backup was made by a newer version of Commonplace. Restore it with that one.',
  foreign:
    'This backup was made by a version of Commonplace that was never released, and cannot be restored here.',
  filled: 'This site has essays or members of its own. To put the backup in their place, say so.',
  nameTaken: 'There is a file of that name already.',
  emptyPassphrase: 'The file for the passphrase is empty, or cannot be read.',
  chooseFile: 'Choose a file first.',
  notVerified:
    'The backup was written, but reading it again gave something else. It was removed; look at the disk.',
};
