import type { PageDigest } from './page.ts';

/** Words in the addresses of pages where one signs in or agrees to something before one is let through. */
const DOORWAY =
  /(?:^|[^a-z])(?:(?:service|user)?log[-_]?in|sign[-_]?in|sso|oauth2?|auth|saml2?|idp|consent|cookiewall|captcha|challenge|age-?(?:gate|check)|paywall)(?![a-z])/i;

/** Whether a redirect led to a door before the page: what stands there is not the page, and does not speak against it. */
export function isDoorway(url: string, asked: string): boolean {
  const [there, from] = [new URL(url), new URL(asked)];
  if (there.host === from.host && there.pathname === from.pathname) return false;
  return DOORWAY.test(there.host + there.pathname) && !DOORWAY.test(from.host + from.pathname);
}

/** How pages begin that firewalls put before others, whatever status they come with. */
const DOORKEEPER =
  /^(just a moment|attention required|access (to this page )?(is |has been )?denied|are you (a )?(robot|human)|robot (check|or human)|checking your browser|verifying (you|your)|making sure you|one moment,? please|please wait|pardon our interruption|security check|human verification|bot verification|client challenge|ddos-guard|vercel security|before you continue|bevor sie|avant de continuer|un momento)/i;
/** Such a page is short; longer ones may speak of robots. */
const MOST_WORDS = 250;

/** Whether a page is one that keeps programs out, or asks for consent to cookies first. */
export const isDoorkeeper = ({ title, text }: PageDigest): boolean =>
  DOORKEEPER.test(title) && text.split(' ').length <= MOST_WORDS;
