import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { GRAPH_LOCK } from '../features/related/commands/keep.ts';
import { rebuildGraph, STEPS } from '../features/related/commands/rebuild.ts';
import type { Command } from './main.ts';
import { progressBar } from './progress.ts';

const rebuild: Command = {
  usage: 'related rebuild [--report FILE]',
  text: 'Makes all related reading anew: counts the words of all essays, weighs and compares them, and draws the edges.',
  options: { report: { type: 'string' } },
  async run(connection, given) {
    // The small heap that commands get would be swept all the time here, and take up most of it.
    setFlagsFromString('--heap-growing-percent=40');
    const bar = progressBar();
    const started = performance.now();
    const works = await connection.withLock(GRAPH_LOCK, () =>
      rebuildGraph(connection.db, new Date(), (step, done, of) =>
        bar.show(`${step} (${STEPS.indexOf(step) + 1} of ${STEPS.length})`, done, of),
      ),
    );
    bar.end();
    const figures = { works, seconds: Math.round((performance.now() - started) / 100) / 10 };
    if (typeof given.report === 'string')
      writeFileSync(given.report, `${JSON.stringify(figures, null, 2)}\n`);
    return [`${works} ${works === 1 ? 'work' : 'works'} related in ${figures.seconds} s.`];
  },
};

export const relatedCommands: Record<string, Command> = { 'related rebuild': rebuild };
