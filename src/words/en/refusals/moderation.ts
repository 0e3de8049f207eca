import { APPEAL_WINDOW_DAYS } from '../../../features/moderation/rules/appeal.ts';

/** Refusals of moderation. */
export const moderation = {
  wordsFirst: 'Say first what you think of the words alone.',
  notSpam: 'This comment is not among the spam any more.',
  parityForOthers: 'This is for others to read.',
  decided: 'Someone decided this while you were reading. Nothing was changed; what you wrote stands below.',
  ownComment: 'This is your own comment. You can edit it or take it back, and others can decide on it.',
  notShown: 'Readers do not see this comment any more. Nothing was changed.',
  editWaits: 'An edit of this comment waits in the queue. Decide on that first.',
  taken: 'Someone else is reading this by now. What you wrote stands below.',
  lapsed: 'Too much time went by, so nothing was decided. Read it once more; what you wrote stands below.',
  changed:
    'Its member changed the words while you were reading. Read them once more; what you wrote stands below.',
  noSecondReader: {
    'not-declined': 'Only a comment that was declined can go to a second reader.',
    asked: 'A second reader has been asked already.',
    answered: 'A second reader has read this. You can still edit it and send it again.',
    late: `A second reader can be asked within ${APPEAL_WINDOW_DAYS} days. You can still edit it and send it again.`,
  },
};
