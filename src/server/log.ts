import pino from 'pino';
import { settings } from '../settings.ts';

const LOG = Symbol.for('commonplace.log');
const shared = globalThis as { [LOG]?: pino.Logger };

/** The process's log: one JSON object a line, nothing personal in it. */
export function log(): pino.Logger {
  shared[LOG] ??= pino({ level: settings().logLevel, base: { pid: process.pid } });
  return shared[LOG];
}
