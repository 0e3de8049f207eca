import type { Database } from '#db/client.ts';
import { ReadCounter } from '../features/reads/counter.ts';
import { log } from './log.ts';

/** A process that is killed loses no more than it counted in this time. */
const WRITTEN_EVERY_MS = 10_000;

/** A counter that is written down every few seconds. */
export function keepCount(db: Database): { counter: ReadCounter; stop: () => Promise<void> } {
  const counter = new ReadCounter();
  const writeDown = () =>
    counter.writeDown(db, new Date()).catch((error: unknown) => {
      log().error({ err: error }, 'The reads could not be written down.');
    });
  const clock = setInterval(writeDown, WRITTEN_EVERY_MS);
  return {
    counter,
    stop() {
      clearInterval(clock);
      return writeDown();
    },
  };
}
