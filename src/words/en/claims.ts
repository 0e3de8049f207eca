/** Words for comments that were written elsewhere and wait for their writer. */
export const claims = {
  title: 'Written elsewhere',
  waiting: (count: number) =>
    count === 1
      ? 'A comment came here from a former site. It was written under your address.'
      : `${count} comments came here from a former site. They were written under your address.`,
  look: 'Read them and say whose they are',
  lookOne: 'Read it and say whose it is',
  lead: 'These came here from a former site, written under the address that you have confirmed. Once you say that they are yours, you can edit them, take them back and take them with you. Nobody else is offered them.',
  none: 'Nothing waits for you here.',
  signed: (name: string) => `Signed “${name}”`,
  states: { held: 'Waits for a moderator.', declined: 'Readers do not see it.' } as Record<string, string>,
  mine: 'This is mine',
  mineNamed: (title: string) => `This is mine: the comment on “${title}”`,
  notMine: 'Not mine',
  notMineNamed: (title: string) => `Not mine: the comment on “${title}”`,
  allTitle: 'All at once',
  name: 'How they are signed',
  kept: 'As they are, with the name they were written under',
  own: (name: string) => `With your name, ${name}`,
  ownHint: 'The name before is not kept.',
  all: 'All of these are mine',
  noneMine: 'None of these is mine',
  pages: { nav: 'Pages of comments', previous: 'Earlier', next: 'Later' },

  signTitle: 'The name on it',
  signedHere: (name: string) => `It is signed “${name}”, the name it was written under.`,
  sign: (name: string) => `Sign it “${name}”`,

  done: {
    claimed: 'They are yours now.',
    'claimed-one': 'It is yours now; you find it among your comments.',
    disowned: 'Thank you. Nobody is offered them any more.',
    signed: 'Readers see your name on it now.',
  } as Record<string, string>,
};
