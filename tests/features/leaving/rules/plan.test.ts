import { describe, expect, test } from 'vitest';
import { planForm } from '#src/features/leaving/rules/inputs.ts';
import { leavingPlan, treatmentOfComment, treatmentOfEssay } from '#src/features/leaving/rules/plan.ts';
import { summarise } from '#src/features/leaving/rules/summary.ts';
import { words } from '#src/words/words.ts';

const [ONE, TWO] = ['0190f4b0-0000-7000-8000-000000000001', '0190f4b0-0000-7000-8000-000000000002'];

describe('a plan', () => {
  const plan = leavingPlan.parse({
    comments: 'unsigned',
    commentExceptions: { [TWO]: 'delete' },
    essays: 'unpublish',
  });

  test('is for all, but for the exceptions', () => {
    expect(treatmentOfComment(plan, { id: ONE, status: 'approved' })).toBe('unsigned');
    expect(treatmentOfComment(plan, { id: TWO, status: 'approved' })).toBe('delete');
  });

  test.each(['held', 'declined', 'spam'] as const)('keeps no comment that is %s', (status) => {
    expect(treatmentOfComment(plan, { id: ONE, status })).toBe('delete');
  });

  test('takes nothing offline that others wrote too', () => {
    expect(treatmentOfEssay(plan, { id: ONE, shared: false })).toBe('unpublish');
    expect(treatmentOfEssay(plan, { id: ONE, shared: true })).toBe('take-name-off');
  });

  test('is told in numbers, in words that say what becomes of them', () => {
    const said = [
      { id: ONE, status: 'approved' as const },
      { id: TWO, status: 'approved' as const },
    ];
    expect(words('en').leaving.lines(summarise(plan, said, [{ id: ONE, shared: true }], 0))).toEqual([
      '1 comment will be deleted.',
      '1 comment will be kept, unsigned.',
      '1 essay will be left to those who wrote with you, without your name.',
      expect.stringContaining('The account will be deleted'),
      expect.stringContaining('What others wrote'),
      expect.stringContaining('What moderators decided'),
    ]);
  });

  test.each([
    [['approved', 'declined'], '2 comments will be deleted; readers did not see 1 of them.'],
    [['held', 'declined'], '2 comments will be deleted; readers saw none of them.'],
    [['spam'], '1 comment will be deleted; readers did not see it.'],
  ] as const)('says of %o what readers did not see', (statuses, line) => {
    const said = statuses.map((status, at) => ({ id: at === 0 ? ONE : TWO, status }));
    const all = { ...plan, commentExceptions: {}, comments: 'delete' as const };
    expect(words('en').leaving.lines(summarise(all, said, [], 0))[0]).toBe(line);
  });
});

test.each([
  [{}, 'comments'],
  [{ comments: 'burn' }, 'comments'],
  [{ comments: 'pseudonym', pseudonym: ' ' }, 'pseudonym'],
  [{ comments: 'unsigned', pseudonym: 'a\u202eb' }, 'pseudonym'],
  [{ comments: 'delete', essays: 'pseudonym' }, 'essayPseudonym'],
])('a form with %o says what to do beside %s', (given, field) => {
  const { error } = planForm.safeParse(given);
  expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  expect(error?.issues[0]?.message).toMatch(/^(Choose|Say|There)/);
});
