import type { suggestionState } from '#db/schema/index.ts';

type State = (typeof suggestionState.enumValues)[number];

/** Words of what members suggest for the resource menus. */
export const suggestions = {
  suggest: 'Suggest a resource',
  suggestFor: (menu: string) => `Suggest a resource for “${menu}”`,
  suggestText:
    'Something that helped you, or somebody you know. A curator looks at it and decides; you are told what they decided.',
  address: 'Address',
  addressHint: 'https://… or the address of something on this site.',
  title: 'Title',
  titleHint: 'You may leave this to the curator.',
  why: 'Why does it belong here?',
  whyHint: 'A line or two: what it is, and for whom. The curator may put your words into the menu.',
  section: 'Section',
  sectionAny: 'wherever it fits best',
  credited: 'Name me as the one who recommended it',
  creditedHint: 'If it is taken in. You can change this at any time under “Your suggestions”.',
  send: 'Send it to the curators',
  fetch: 'Look up its title',

  own: 'Your suggestions',
  ownNone: 'You have suggested nothing yet. Every resource menu has a link for it at its end.',
  ownFor: (menu: string) => `for “${menu}”`,
  ownWhy: 'You wrote:',
  states: {
    waiting: 'It waits for a curator.',
    accepted: 'A curator took it in.',
    merged: 'A curator let it go into a resource that is there.',
    declined: 'A curator left it out.',
  } satisfies Record<State, string>,
  reason: 'The reason given:',
  toResource: 'See it in its place',
  nameMe: 'Name me beside it',
  hideMe: 'Take my name off it',
  withdraw: 'Take it back',
  withdrawAsk: 'Your suggestion and your words for it are deleted.',
  done: {
    suggested: 'Thank you. A curator looks at it, usually within a week. This page says what became of it.',
    joined:
      'Thank you. Somebody suggested the same before you; your words stand beside theirs, and both of you are told what became of it.',
    credit: 'Saved.',
    withdrawn: 'Your suggestion was deleted.',
  } as Record<string, string>,
};

/** Words of the curators who answer suggestions. */
export const suggestionAnswers = {
  title: 'Suggestions',
  lead: 'What members would like to see in the menus, the oldest first. Their words are here, and their name only where they wish readers to see it.',
  none: 'Nothing waits. When a member suggests something, it stands here.',
  waiting: (count: number) =>
    count === 1 ? 'A suggestion waits for you' : `${count} suggestions wait for you`,
  more: 'More come when these are answered.',
  of: (menu: string) => `Suggestion for “${menu}”`,
  for: (menu: string) => `for “${menu}”`,
  under: (section: string) => `under “${section}”`,
  by: (name: string) => `wishes to be named: ${name}`,
  answer: 'Answer',
  answerNamed: (what: string) => `Answer: ${what}`,
  said: 'What members say of it',
  declinedBefore: (date: string, reason: string) =>
    `It was left out before, on ${date}, for this reason: ${reason}`,
  accept: 'Take it in',
  acceptText: 'It stands at the end of its section then. Who suggested it is told by mail.',
  acceptNoSection: 'The menu has no section yet. Add one first.',
  credit: (names: string) =>
    `Readers will see: recommended by ${names}. The field for it is for anyone else.`,
  into: 'Section',
  acceptButton: 'Take it in',
  merge: 'It is there already, or belongs to something that is',
  mergeWith: 'Resource',
  mergeChoose: 'Choose it',
  mergeText: 'You may let its annotation say what the suggestion adds.',
  mergeButton: (title: string) => `Let it go into “${title}”`,
  decline: 'Leave it out',
  reason: 'Why, in a few words for who suggested it',
  reasonHint: 'They get it by mail and find it under “Your suggestions”.',
  declineButton: 'Leave it out',
  done: {
    accepted: 'It is in the menu now. Who suggested it is told.',
    merged: 'It went into the resource. Who suggested it is told.',
    declined: 'It was left out. Who suggested it is told why.',
    gone: 'Somebody answered it meanwhile, or it was taken back.',
  } as Record<string, string>,
};
