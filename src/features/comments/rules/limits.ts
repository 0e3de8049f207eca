/** How often a member may comment; see `takeTurn`. */
export const COMMENT_LIMITS = [
  { name: 'comment', times: 1, seconds: 5 },
  { name: 'comments-hourly', times: 30, seconds: 60 * 60 },
];

/** For those of whom no comment was approved yet. */
export const NEWCOMER_LIMIT = { name: 'comments-daily', times: 10, seconds: 24 * 60 * 60 };

/** A ward or a library shares one network address. */
export const MEMBERS_AT_AN_ADDRESS = 20;

export const EDIT_LIMIT = { name: 'edit', times: 60, seconds: 60 * 60 };
export const REPORT_LIMIT = { name: 'report', times: 20, seconds: 60 * 60 };

/** Every count that one more comment takes part in. */
export function limitsFor(memberId: string, address: string, newcomer: boolean) {
  const limits = newcomer ? [...COMMENT_LIMITS, NEWCOMER_LIMIT] : COMMENT_LIMITS;
  return [
    ...limits.map((limit) => ({ limit, key: memberId })),
    ...limits.map((limit) => ({
      limit: { ...limit, times: limit.times * MEMBERS_AT_AN_ADDRESS },
      key: address,
    })),
  ];
}
