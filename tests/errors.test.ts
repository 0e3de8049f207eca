import { expect, test } from 'vitest';
import { DomainError, FieldError } from '#src/errors.ts';

test('a refusal comes out of the words of the reader’s site', () => {
  const refusal = new DomainError('NOT_FOUND', (w) => w.comments.gone);
  expect(refusal.inLanguage('en-GB')).toBe('This comment is no longer there.');
  expect(refusal.message).toBe(refusal.inLanguage('en'));
});

test('a sentence that is given is told as it stands, also beside a field', () => {
  const refusal = new FieldError('CONFLICT', 'title', 'There is one already.');
  expect([refusal.field, refusal.inLanguage('de')]).toEqual(['title', 'There is one already.']);
});
