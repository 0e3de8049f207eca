import type { Capability } from './member.ts';

/** What one needs to be there: any account, or a capability. */
type Need = 'account' | Capability;

const AREAS: [path: RegExp, need: Need][] = [
  // One's own comment asks by itself, since an edit that comes after the session's end must not be lost.
  [/^\/me\/(?!comments\/[^/]+\/)/, 'account'],
  [/^\/write\//, 'author'],
  [/^\/curate\//, 'curator'],
  [/^\/moderate\/(?!(log|parity)\/)/, 'moderator'],
  [/^\/admin\//, 'owner'],
];

/** What is needed for a path; undefined where everyone may be. */
export const needOf = (path: string): Need | undefined => {
  const tidy = `${path.replace(/\/+/g, '/').replace(/\/$/, '')}/`;
  return AREAS.find(([pattern]) => pattern.test(tidy))?.[1];
};

/** Pages that differ by who asks or by a secret in their address: no cache keeps them. */
export const isPersonal = (path: string) =>
  needOf(path) !== undefined || /^\/(join|sign-in|sign-out|reset|verify|setup|unsubscribe)(\/|$)/.test(path);
