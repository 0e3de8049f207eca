/** What is said of an essay that was copied from a page. */
export const pasted = {
  edition: 'Another edition',
  remarks: {
    edition: 'It calls itself an edition of another essay; choose which one in the studio.',
    leftOut: (line: string) => `Left out as the page’s own: “${line}”`,
  },
  noTitle: 'There is no line that could be a title; put it on a line of its own at the beginning.',
};
