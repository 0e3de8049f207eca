import { Agent, request } from 'node:http';
import autocannon from 'autocannon';
import { median, quantile } from './figures.ts';

interface Target {
  url: string;
  method?: 'GET' | 'HEAD';
  headers?: Record<string, string>;
}

const CONNECTIONS = 32;
const SECONDS = 3;
const ROUNDS = 5;

/** Requests a second of `one` as a share of `other`, in turn over several rounds of one run; the median of the rounds. */
export async function ratio(one: Target, other: Target, connections = CONNECTIONS) {
  const measure = one.method === 'HEAD' ? loopRate : rate;
  await measure(one, connections, 1);
  await measure(other, connections, 1);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const first = await measure(one, connections, SECONDS);
    const second = await measure(other, connections, SECONDS);
    ratios.push(first / second);
  }
  return median(ratios);
}

async function rate(target: Target, connections: number, duration: number) {
  const result = await autocannon({ ...target, connections, duration });
  if (result['4xx'] + result['5xx'] + result.errors > 0)
    throw new Error(`${target.url} answered with errors.`);
  return result.requests.average;
}

/** autocannon cannot read answers to HEAD, so those are counted by a plain loop over as many kept connections. */
async function loopRate(
  { url, method = 'GET', headers = {} }: Target,
  connections: number,
  duration: number,
) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + duration * 1000;
  let answers = 0;
  const ask = async () => {
    while (performance.now() < end) {
      await new Promise<void>((resolve, reject) => {
        request(url, { agent, method, headers }, (answer) => answer.resume().once('end', resolve))
          .once('error', reject)
          .end();
      });
      answers++;
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  agent.destroy();
  return answers / duration;
}

/** The 95th percentile in milliseconds of one request after another on one connection. */
export async function p95(urls: string[], headers: Record<string, string>) {
  const times: number[] = [];
  for (const url of urls) {
    const before = performance.now();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
    times.push(performance.now() - before);
  }
  return quantile(times.slice(Math.min(5, times.length - 1)), 0.95);
}
