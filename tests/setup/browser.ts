import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The first one has no windows to draw beside the pages, which spares half the work. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where this machine has a Chromium; CHROMIUM names another one. */
export const findBrowser = () => [process.env.CHROMIUM ?? '', ...PLACES].find((place) => existsSync(place));

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium that calls nobody. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium was found.');
  return chromium.launch({ executablePath, args: QUIET });
}
