import { describe, expect, test } from 'vitest';
import { decideOnComment, decideOnEdit } from '#src/features/comments/rules/policy.ts';

const newcomer = { trusted: false, shownBefore: false };
const known = { trusted: true, shownBefore: true };
const plain = { body: 'I was there.', asModerator: false };
const linked = { body: 'See https://elsewhere.org', asModerator: false };

describe('a new comment', () => {
  test.each([
    ['all-held', known, plain, 'held'],
    ['newcomers-held', newcomer, plain, 'held'],
    ['newcomers-held', known, linked, 'approved'],
    ['nothing-held', newcomer, plain, 'approved'],
    ['nothing-held', newcomer, linked, 'held'],
    ['nothing-held', { trusted: false, shownBefore: true }, linked, 'approved'],
    ['nothing-held', newcomer, { body: '[x](//elsewhere.org)', asModerator: false }, 'held'],
    ['nothing-held', newcomer, { body: 'www.elsewhere.org', asModerator: false }, 'held'],
    ['all-held', known, { ...plain, asModerator: true }, 'approved'],
  ] as const)('where %s, by %o, saying %o, is %s', (policy, standing, comment, outcome) =>
    expect(decideOnComment(policy, standing, comment)).toBe(outcome),
  );
});

describe('an edit', () => {
  const shown = { ...plain, everDeclined: false };
  test.each([
    ['newcomers-held', newcomer, shown, 'Other words.', 'held'],
    ['newcomers-held', known, shown, 'Other words.', 'approved'],
    ['newcomers-held', known, shown, 'Other words: https://elsewhere.org', 'held'],
    ['newcomers-held', known, { ...linked, everDeclined: false }, 'Again https://elsewhere.org', 'approved'],
    ['nothing-held', newcomer, shown, 'Other words.', 'approved'],
    ['nothing-held', known, { ...shown, everDeclined: true }, 'Other words.', 'held'],
    ['all-held', known, shown, 'Other words.', 'held'],
  ] as const)('where %s, by %o, of %o to "%s", is %s', (policy, standing, comment, body, outcome) =>
    expect(decideOnEdit(policy, standing, comment, body)).toBe(outcome),
  );
});
