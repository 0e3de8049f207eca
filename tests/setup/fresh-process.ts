import { afterAll } from 'vitest';

const REMEMBERED = ['connection', 'jobs', 'log', 'memory', 'secret', 'settings'];

/** Files that share a process find nothing there of the one before, and leave the environment as it was. */
for (const name of REMEMBERED) Reflect.deleteProperty(globalThis, Symbol.for(`commonplace.${name}`));

const environment = { ...process.env };
afterAll(() => {
  process.env = environment;
});
