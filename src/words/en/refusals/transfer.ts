/** Refusals of exports, and of taking one in. */
export const transfer = {
  notThere: 'This export is no longer there.',
  filled: 'This site has essays or members of its own. An export can only be taken in by an empty one.',
};
