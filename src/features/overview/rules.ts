/** What the owner of a new site does first, in an order that works, and where. */
export const FIRST_STEPS = {
  name: '/admin/site/',
  examples: '/write/files/',
  pages: '/admin/pages/',
  crisis: '/admin/site/crisis/',
  topics: '/admin/topics/',
  essay: '/write/',
  people: '/admin/members/',
  mail: '/admin/outbox/',
  backups: '/admin/backups/',
} as const;

export type FirstStep = keyof typeof FIRST_STEPS;
export const FIRST_STEP_NAMES = Object.keys(FIRST_STEPS) as FirstStep[];
