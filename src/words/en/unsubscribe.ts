/** The page that stops mails. */
export const unsubscribe = {
  title: 'Stop these mails',
  ask: {
    follow: 'You will get no more mail about this thread. Your comments stay, and you can follow it again.',
    replies:
      'You will get no more mail when someone replies to you. You can turn it on again in your account.',
    'essay-comments':
      'You will get no more mail about comments on your essays. You can turn it on again in your account.',
    queue:
      'You will get no more mail about comments that wait for a moderator. You can turn it on again in your account.',
    letters: 'You will get no more letters about new essays. You can ask for them again in your account.',
    'letter-reader': 'You will get no more letters about new essays, and we forget your address.',
  },
  button: 'Stop these mails',
  stopped: 'Done. You get no more of these mails.',
  choices: 'Choose which mails you get',
  home: 'Go to the front page',
  gone: 'This link is not complete',
  goneText: 'Perhaps a part of it was lost on the way. You can choose which mails you get in your account.',
};
