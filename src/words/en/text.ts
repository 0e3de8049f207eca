/** Words that stand inside an essay's text, so they follow its language rather than the site's. */
export const text = {
  footnotes: 'Notes',
  footnote: (number: string) => `Note ${number}`,
  backToText: (number: string) => `Back to the text at note ${number}`,
  closeFootnote: (number: string) => `Close note ${number}`,
  table: 'Table',
  done: 'Done',
  notDone: 'Not done',
  contentNote: (about: string) => `The next passage is about ${about}.`,
  skipPassage: 'Go past it',
  passageEnd: 'The passage ends here.',
  aside: 'Aside',
  note: 'Note',
  video: (address: string) => `Video: ${address}`,
  audio: (address: string) => `Audio: ${address}`,
  embedded: (address: string) => `Embedded: ${address}`,
};

export type TextWords = typeof text;
