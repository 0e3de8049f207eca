import type { MailWords } from '#src/features/mail/text.ts';
import { signInPath } from '#src/features/members/rules/links.ts';

const ONCE = 'The link works once';
const NOT_YOU = 'If this was not you, nothing more happens; you can leave this mail aside.';

/** What the site writes to people about their membership. */
export const memberMails = {
  verify: (_, { site, path }) => ({
    subject: `Confirm your address for ${site}`,
    blocks: [
      `Someone joined ${site} with this e-mail address. If it was you, confirm that the address is yours.`,
      { label: 'Confirm this address', path },
      `${ONCE}, within seven days. ${NOT_YOU}`,
    ],
  }),
  'already-a-member': ({ next }, { site }) => ({
    subject: `You have an account at ${site} already`,
    blocks: [
      `Someone wanted to join ${site}, or to move their account, with this e-mail address. It belongs to an account already, so nothing was done.`,
      { label: 'Sign in', path: signInPath(next) },
      { label: 'Choose a new password', path: '/reset/' },
      'If this was not you, nothing more happens. Nobody was told that you have an account.',
    ],
  }),
  invited: ({ by }, { site, path }) => ({
    subject: `You are a member of ${site}`,
    blocks: [
      `${by} made you a member of ${site}, under this e-mail address.`,
      { label: 'Sign in', path },
      `${ONCE}, within seven days; after that you can ask for another one whenever you sign in. Under “Your account” you can choose a password, change your name, and leave again.`,
      'If you do not want this, leave this mail aside, or write to the people who run the site.',
    ],
  }),
  'sign-in-link': (_, { site, path }) => ({
    subject: `Your link to sign in to ${site}`,
    blocks: [
      'Here is the link you asked for.',
      { label: 'Sign in', path },
      `${ONCE}, within half an hour. ${NOT_YOU}`,
    ],
  }),
  reset: (_, { site, path }) => ({
    subject: `Choose a new password for ${site}`,
    blocks: [
      `Someone asked for a new password for your account at ${site}.`,
      { label: 'Choose a new password', path },
      `${ONCE}, within an hour. Until then your password stays as it is. ${NOT_YOU}`,
    ],
  }),
  'change-address-old': ({ newAddress }, { site, path }) => ({
    subject: `Your address at ${site} is about to change`,
    blocks: [
      `Someone signed in to your account at ${site} wants its mail to go to this address from now on:`,
      { quote: newAddress },
      'If it was you, confirm it from here. We also ask at the new address; the change happens when both are confirmed.',
      { label: 'Confirm the change', path },
      'If this was not you, do not confirm it, and choose a new password.',
      { label: 'Choose a new password', path: '/reset/' },
    ],
  }),
  'change-address-new': (_, { site, path }) => ({
    subject: `Confirm your new address for ${site}`,
    blocks: [
      `Someone wants the mail of their account at ${site} to come to this address. If it was you, confirm that it is yours. We also ask at the old address; the change happens when both are confirmed.`,
      { label: 'Confirm this address', path },
      `${ONCE}, within two days. ${NOT_YOU}`,
    ],
  }),
  'address-changed': ({ newAddress }, { site }) => ({
    subject: `Your address at ${site} has changed`,
    blocks: [
      `Mail of your account at ${site} now goes to this address, and no longer to the one before:`,
      { quote: newAddress },
      'If this was not you, write to the people who run the site.',
    ],
  }),
  'password-changed': (_, { site }) => ({
    subject: `Your password at ${site} has changed`,
    blocks: [
      `The password of your account at ${site} was changed, and every other browser was signed out.`,
      'If this was not you, choose a new one now.',
      { label: 'Choose a new password', path: '/reset/' },
    ],
  }),
  suspended: ({ reason, until }, { site, day }) => ({
    subject: `Your account at ${site} is suspended`,
    blocks: [
      until
        ? `Your account at ${site} is suspended until ${day(until)}. Until then you cannot write comments.`
        : `Your account at ${site} is suspended until one of its owners lifts this. You cannot write comments meanwhile.`,
      'This is the reason that was given:',
      { quote: reason },
      'You can still sign in, take your data out, and leave.',
      { label: 'Go to your account', path: '/me/' },
    ],
  }),
  'suspension-lifted': (_, { site }) => ({
    subject: `Your account at ${site} is open again`,
    blocks: [
      `The suspension of your account at ${site} has been lifted. You can write comments again.`,
      { label: 'Go to your account', path: '/me/' },
    ],
  }),
  leaving: ({ at, planned }, { site, hour }) => ({
    subject: `You are leaving ${site}`,
    blocks: [
      `You asked to leave ${site}. On ${hour(at)} your account will be gone. This will be done:`,
      ...planned.map((line) => `– ${line}`),
      'Until then nothing changes, and you can stay after all: sign in, and say so.',
      { label: 'Stay after all', path: '/me/leave/receipt/' },
      'If it was not you who asked, do that now, and choose a new password.',
      { label: 'Choose a new password', path: '/reset/' },
    ],
  }),
  left: ({ done }, { site }) => ({
    subject: `You have left ${site}`,
    blocks: [
      `Your account at ${site} is gone, and this is the last mail you get from us. This was done:`,
      ...done.map((line) => `– ${line}`),
      'Thank you for what you brought here.',
    ],
  }),
} as const satisfies Partial<MailWords>;
