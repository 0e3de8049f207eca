/** Why what was uploaded to be imported cannot be taken. */
export const uploads = {
  chooseFile: 'Choose a file first.',
  longText: 'This is more than can be pasted. Save it as a file and choose that.',
  largeFile: (megabytes: number) =>
    `This file is larger than ${megabytes} MB. The command line takes larger ones.`,
  cutShort: 'The form did not arrive whole. Send it again.',
  brokenArchive: (why: string) => `The .zip cannot be unpacked: ${why}`,
  manyFiles: (most: number) => `The .zip holds more than ${most.toLocaleString('en')} files.`,
  largeArchive: (gigabytes: number) => `The .zip holds more than ${gigabytes} GB once it is unpacked.`,
  filesGone: 'Its files are no longer here. Upload them again.',
  notNow: 'This cannot be done with this import now.',
};
