/** Refusals of the outbox. */
export const mail = {
  leftAlready: 'This mail has left already, or what it said is gone.',
};
