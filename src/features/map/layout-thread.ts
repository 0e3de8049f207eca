import { parentPort, workerData } from 'node:worker_threads';
import type { MapGraph } from './rules/graph.ts';
import { layOut } from './rules/layout.ts';

/** The thread in which one map is laid out. */
parentPort?.postMessage(layOut(workerData as MapGraph));
