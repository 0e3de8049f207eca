import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client';
import { countStatements } from '#db/client.ts';

export const metrics = {
  responses: new Counter({
    name: 'commonplace_responses_total',
    help: 'Answers by status class',
    labelNames: ['status'],
  }),
  pageCache: new Counter({
    name: 'commonplace_page_cache_total',
    help: 'Page cache look-ups',
    labelNames: ['result'],
  }),
  rendering: new Histogram({
    name: 'commonplace_rendering_seconds',
    help: 'Time to render a page',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  }),
  cacheBytes: new Gauge({ name: 'commonplace_page_cache_bytes', help: 'Bytes that the page cache holds' }),
  statements: new Counter({
    name: 'commonplace_sql_statements_total',
    help: 'SQL statements sent',
    collect() {
      this.reset();
      this.inc(countStatements());
    },
  }),
};

/** Counts what the process itself uses, and lets the first process ask a web process for its counts. */
export function collectProcessMetrics() {
  collectDefaultMetrics({ register });
  if (cluster.isWorker) new AggregatorRegistry();
}

const ASK = 'commonplace:metrics?';
const ANSWER = 'commonplace:metrics';

/** All processes' metrics in Prometheus' text format, whichever of them is asked. */
export async function readMetrics(): Promise<string> {
  if (!cluster.isWorker) return register.metrics();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The first process did not answer with metrics.')), 5000);
    const hear = (message: { type?: string; text?: string }) => {
      if (message.type !== ANSWER) return;
      clearTimeout(timer);
      process.off('message', hear);
      resolve(message.text ?? '');
    };
    process.on('message', hear);
    process.send?.({ type: ASK });
  });
}

/** Lets the first process answer its workers with what all of them counted. */
export function answerWithMetrics(
  worker: Worker,
  registry: AggregatorRegistry<'text/plain; version=0.0.4; charset=utf-8'>,
) {
  worker.on('message', async (message: { type?: string }) => {
    if (message.type !== ASK) return;
    worker.send({ type: ANSWER, text: await registry.clusterMetrics() });
  });
}
