/** Control and other characters that stand for nothing, and that no database holds; tabs and line ends stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

const SPACES = /[ \u00a0]{2,}/g;

/** A text of any origin without control characters, with the line ends of a file. */
export const cleanText = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROL, '');

/** Text of a page as it is to be read: without the hard spaces that move words about; one between two words is meant. */
export const visibleText = (text: string) =>
  text.replace(CONTROL, '').replace(SPACES, (run) => (run.includes('\u00a0') ? ' ' : run));
