export const comments = {
  title: 'Comments',
  closed: 'Comments on this essay are closed. Thank you to everyone who read it with care.',
  closedOn: (date: string) =>
    `Comments on this essay closed on ${date}. Thank you to everyone who read it with care.`,
};
