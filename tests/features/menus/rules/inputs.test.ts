import { expect, test } from 'vitest';
import { addressOf, resourceInput } from '#src/features/menus/rules/inputs.ts';

const read = (fields: object) => resourceInput.safeParse({ since: '3', title: 'Title', ...fields });

test.each([
  ['https://example.org/a?b=c', { url: 'https://example.org/a?b=c' }],
  ['tel:+4930123', { url: 'tel:+4930123' }],
  ['/essays/tea-before-advice/', { essay: 'tea-before-advice' }],
  ['/topics/listening', { topic: 'listening' }],
  ['/series/seasons/', { series: 'seasons' }],
  ['/about/', { page: 'about' }],
])('%s leads where it says, and is shown so again', (address, target) => {
  const { data } = read({ address });
  expect(data).toMatchObject({ since: 3, resource: { ...target, title: 'Title', annotation: '' } });
  expect(data && addressOf(data.resource).replace(/\/$/, '')).toBe(address.replace(/\/$/, ''));
});

test.each([
  'javascript:alert(1)',
  'http:example.org',
  'https://[bad/',
  'data:text/html,x',
  '//example.org/',
  'example.org',
  '/Essays/x y/',
  '',
])('“%s” leads nowhere, and the curator is told so beside the field', (address) => {
  expect(read({ address }).error?.issues[0]?.path).toEqual(['address']);
});

test('an outside address needs a title, something of this site keeps its own', () => {
  expect(read({ address: 'https://example.org/', title: ' ' }).error?.issues[0]?.path).toEqual(['title']);
  expect(read({ address: '/about/', title: '' }).data?.resource.title).toBeUndefined();
});

test('fields that were left empty say nothing', () => {
  const { data } = read({ address: '/about/', lang: '', cost: '', format: '', checked: '', interest: '' });
  expect(data?.resource).toEqual({ page: 'about', title: 'Title', annotation: '' });
});

test('words that are too long are not cut', () => {
  expect(read({ address: '/about/', annotation: 'a'.repeat(2001) }).error?.issues[0]?.path).toEqual([
    'annotation',
  ]);
});
