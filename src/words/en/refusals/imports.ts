/** Refusals of imports. */
export const imports = {
  anotherRuns: 'Another import is under way. Wait until it is done.',
  noSuch: 'There is no such import.',
  nothingToUndo: 'This import brought nothing, or was undone already.',
};
