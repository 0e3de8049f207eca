import type { Capability } from './member.ts';

/** What one needs to be there: any account, or a capability. */
type Need = 'account' | Capability;

const AREAS: [path: RegExp, need: Need][] = [
  [/^\/me\//, 'account'],
  // A draft and what its page asks for, pictures among it, ask by themselves: a text is shown in its editor again.
  [/^\/write\/(?!(essays\.json|media|[0-9a-f-]{36}\/(save\/)?)\/?$)/, 'author'],
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
  needOf(path) !== undefined ||
  /^\/(write|preview|join|sign-in|sign-out|reset|verify|setup|unsubscribe|letters)(\/|$)/.test(path);

/** The owner's tools in the order in which they are listed. */
export const ADMIN_PLACES = [
  'site',
  'pages',
  'topics',
  'series',
  'authors',
  'redirects',
  'guidelines',
  'members',
  'related',
  'letters',
  'outbox',
  'jobs',
  'backups',
  'export',
  'import',
] as const;
