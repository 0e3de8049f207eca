/** Words of reading by mail. */
export const letters = {
  title: 'New essays by mail',
  text: 'A letter when an essay is published: its title, who wrote it, how long it takes and how it begins. It has no pictures and no trackers, and nobody learns whether you opened it. One click ends it, and your address is forgotten.',
  short: 'New essays by mail',
  foot: 'By mail',
  emailHint: 'Nobody but the owner of this site sees it. It needs no account.',
  when: 'When',
  paces: { 'at-once': 'For each new essay', weekly: 'Once a week, on Saturday, if there was one' },
  button: 'Send me letters',
  orFeed: 'Or read with a feed reader:',
  feed: 'the feed has every essay in full.',
  sent: 'A mail is on its way to this address. Follow its link within a week to say that it was you, and the letters begin.',
  begun: 'Thank you. The next essay comes to you by mail.',
  home: 'Go to the front page',
  confirm: 'Do you want letters?',
  confirmText: 'One press, and new essays come to you by mail. Each letter says how to stop them.',
  confirmButton: 'Yes, send me letters',
  gone: 'This link does nothing any more',
  goneText: 'It works once, within a week. If no letters come, ask for them again.',
  again: 'Ask for letters',
};

/** The owner's page about them. */
export const letterAdmin = {
  title: 'Letters',
  intro: (minutes: number) =>
    `Those who read by mail are told of an essay ${minutes} minutes after it is published, so that a slip can still be mended. An author can let an essay appear without a letter, among the details of its draft.`,
  readers: ({ atOnce, weekly }: { atOnce: number; weekly: number }) =>
    `For each new essay: ${atOnce}. Once a week, on Saturday: ${weekly}. No letter says whether it was opened.`,
  none: 'No letter has left yet.',
  columns: { essay: 'Essay', sent: 'Sent', mails: 'Letters at once' },
};
