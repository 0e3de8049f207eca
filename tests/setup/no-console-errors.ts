import { afterEach, expect, vi } from 'vitest';

/** An error that a test did not expect is a failure, even when the test went on. */
const errors = vi.spyOn(console, 'error');

afterEach(() => {
  const printed = errors.mock.calls.map((call) => call.join(' '));
  errors.mockClear();
  expect(printed, 'console.error was called').toEqual([]);
});
