export const letters = {
  linkGone: 'This link does nothing any more. Ask for letters again.',
};
