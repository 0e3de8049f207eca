import { waitInWords } from '../../../features/members/rules/waiting.ts';

/** Refusals of members: joining, signing in, their account and their limits. */
export const members = {
  signedOut: 'You are not signed in any more. Sign in in another tab, then send this again.',
  suspended: 'Your account is suspended. Under “Your account” you see why, and until when.',
  forOthers: 'This is for others to do.',
  signedInLongAgo: 'You signed in a while ago. Sign in again in another tab, then send this once more.',
  many: 'Many people are signing in just now. Please try again in a moment.',
  wrongPassword:
    'This address and this password do not belong together. You can also ask for a link by mail.',
  unconfirmed: 'Your address is not confirmed yet. We have sent you the link once more.',
  linkGone: 'This link does nothing any more: it was used, or its time is over. You can ask for another one.',
  changeGone:
    'This link does nothing any more: it was used, its time is over, or another change was asked for since.',
  addressTaken: 'Another member has this address by now.',
  sameAddress: 'This is your address already.',
  addressKnown: 'There is a member with this address already.',
  claimed: 'Someone has claimed this site already.',
  nameTooClose:
    'This is too close to the name of someone who writes or moderates here. Please choose another, or add to it.',
  nameOfHouse:
    'This reads as if the site itself spoke, or someone who looks after it. Please choose another name.',
  noMember: 'There is no such member.',
  noAuthor: 'There is no such author.',
  authorTaken: 'Another member writes as this author.',
  gone: 'Your account is no longer there.',
  endsAlready: 'The suspension would be over already.',
  onlyOwner: 'This is the only owner. Make someone else an owner first.',
  voiceGone: 'One of these voices is no longer offered. Please look again.',
  notYourPassword: 'This is not your present password.',
  tooOften: (seconds: number) => `That was a little too often. Please try again in ${waitInWords(seconds)}.`,
};
