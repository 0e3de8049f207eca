/** Refusals of leaving. */
export const leaving = {
  planFirst: 'First choose what becomes of what you wrote.',
  restFirst: 'First choose what becomes of everything else.',
  pseudonymForComments: 'Some of your comments are to keep a pseudonym. Give one.',
  pseudonymForEssays: 'Some of your essays are to keep a pseudonym. Give one.',
  nameTooClose:
    'This is too close to the name of someone who writes or moderates here. Please choose another.',
  leavingAlready: 'You are leaving already. To change your plan, stay first.',
  noPseudonym: 'There is no pseudonym yet. Give one first, where you choose for all.',
};
