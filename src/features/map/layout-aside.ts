import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { MapGraph } from './rules/graph.ts';
import type { Layout } from './rules/layout.ts';

/** Works out a layout in a thread of its own: that may take a minute, in which readers want to be served. */
export async function layOutAside(graph: MapGraph): Promise<Layout> {
  const file = new URL(import.meta.resolve('#src/features/map/layout-thread.ts'));
  const worker = new Worker(file, { workerData: graph, execArgv: [] });
  try {
    const [layout] = await once(worker, 'message');
    return layout as Layout;
  } finally {
    await worker.terminate();
  }
}
