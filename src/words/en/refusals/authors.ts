/** Refusals of authors. */
export const authors = {
  signs: 'Essays are signed by this author, so the name stays.',
  gone: 'This author is not there.',
  addressTaken: 'There is an author at this address already.',
};
