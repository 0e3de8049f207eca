/** Refusals of the studio. */
export const studio = {
  noAuthor: 'There is no such author here.',
  noInvitation: 'There is no such invitation any more.',
  leavesAlone: 'They can leave by themselves, or an owner can take them off.',
  lastOne: 'Nobody else works on this. Ask someone to, or throw it away instead.',
  reviewFirst:
    'Here an owner reads this before it is published. Submit it for review, and they will hear of it.',
  changedMeanwhile: 'This was changed elsewhere in the meantime. Look at it once more, then publish it.',
  tooLong:
    'This text is longer than a megabyte, more than the studio can hold. Divide it into parts of a series.',
  noDraft: 'There is no such draft, or it is not yours.',
  thrownAway: 'This was thrown away. Take it back first, then go on writing.',
  goneForGood: 'This is gone for good, or it is not yours.',
  isOriginal:
    'This is the original of other editions. Throw those away first, or only take this one offline.',
  forOwners: 'This is for owners to do.',
  waitsNoMore: 'This does not wait for a review any more.',
  notShown: 'Readers do not see this now, so there is nothing to take offline.',
  noRevision: 'There is no such revision.',
  noEssay: 'There is no such essay, or it is not yours.',
  pagesForOwners: 'Pages are for the owners of the site to write.',
  forAuthors: 'Writing here is for authors. An owner can make you one.',
  noFile: 'There is no file that says this, or the studio has it already.',
  takenOver: 'Someone else has just taken this over.',
  isCode: ({ line, column, message }: { line: number; column: number; message: string }) =>
    `The studio cannot hold all that this file says. Line ${line} of its text, column ${column}: ${message}`,
  adoptingForOwners: 'Taking over a file is for owners to do.',
  authorLeft: 'Its author left and took it offline, so it stays offline.',
};
