/** Nothing may hold up a stop for longer than this. */
const GIVE_UP_AFTER_MS = 9_500;

const steps: (() => unknown)[] = [];
let stopping = false;

/** Does `step` when the process is asked to stop, in the order in which the steps were given. */
export function onStop(step: () => unknown) {
  if (steps.length === 0) for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  steps.push(step);
}

async function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), GIVE_UP_AFTER_MS).unref();
  for (const step of steps) await step();
  process.exit(0);
}
