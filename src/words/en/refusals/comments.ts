/** Refusals of comments. */
export const comments = {
  gone: 'This comment is no longer there.',
  notWaiting: 'This comment waits for you no longer.',
  threadGone: 'This thread is no longer there.',
  notYourVoice: 'You have not said that you may speak in this voice. Choose another one.',
  otherWords: 'You have already sent a comment with this form. If this is another one, send it once more.',
  ownWaits: 'Your own comment waits for a moderator; it can be answered once it is shown.',
  answeredGone:
    'The comment you answer is no longer there. Your words still are: you can send them as a comment on the essay.',
  addressFirst: 'First confirm your e-mail address by the link that we sent you. Then send this again.',
  suspended: 'Your account is suspended, so this was not sent. You see why under “Your account”.',
  notEditable: 'This comment cannot be edited any more.',
  noPassage: 'This passage is not in the earlier text. Copy it from there as it stands.',
  ownComment: 'This is your own comment: you can edit it or take it back.',
  declinedAlready: 'This comment was declined already.',
  spamAlready: 'This comment was marked as spam already.',
  notHidden: 'This comment is not hidden.',
  takenBack: 'Its member has taken this comment back.',
  locked: (reason: string) => `This thread takes no more replies: ${reason}`,
};
