/** What is wrong with a field whose rule says nothing of its own. */
export const fields = {
  missing: 'Please fill this in.',
  notOffered: 'Please choose one of these.',
  tooLong: (most: number) => `Please use at most ${most} characters.`,
  otherwise: 'This cannot be used. Please look at it again.',
};
