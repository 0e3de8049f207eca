/** Refusals of guidelines. */
export const guidelines = {
  retired: 'This guideline is no longer in force. Choose another one.',
  titleTaken: 'There is, or was, a guideline with this title. Choose another one.',
  gone: 'This guideline is not there.',
};
