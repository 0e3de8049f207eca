/** Refusals of the site's settings. */
export const site = {
  answered: 'This was answered already.',
  wholeAddress: 'Give a whole address, like https://example.org/.',
  noPage: (to: string) => `There is no page at ${to}.`,
  nothingListed: (slug: string) => `Nothing here goes by “${slug}”. Copy the address from its page.`,
  headerFull: 'The header is full: take a menu out first.',
  linesFirst: 'Remove the lines first: they need a heading and words.',
  headingFirst: 'Give the crisis block its heading and words first.',
  linesChanged: 'The lines have changed since this page was shown. Please look again.',
  voiceTaken: 'There is, or was, a voice with this name. Choose another one.',
  voiceGone: 'This voice is not there.',
};
