import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { buildFolder } from '#src/server/build.ts';

afterEach(() => vi.unstubAllEnvs());

test('a build goes where it finds its packages', () => {
  vi.stubEnv('BUILD_DIR', '.build/mine');
  expect(buildFolder()).toBe(path.resolve('.build/mine'));
});

test.each(['/tmp/elsewhere', '../beside', '.'])(
  'an owner who wants the build in %s is told where it can go',
  (folder) => {
    vi.stubEnv('BUILD_DIR', folder);
    expect(() => buildFolder()).toThrow('BUILD_DIR has to be a folder below');
  },
);
