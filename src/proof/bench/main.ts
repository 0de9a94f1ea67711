/** `npm run bench`: the engine against the reference server in another process, beside a bare pool that repeats the same exchanges. */
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measure } from './measure.js';

const RUNS = 3;
const folder = mkdtempSync(join(tmpdir(), 'occi-bench-'));
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

try {
  console.log('latency  concurrency  exchanges  engine wall  bare wall  ratio  engine CPU/1000  bare CPU/1000  engine memory');
  for (const latency of [0, 50]) {
    for (const concurrency of [1, 16]) {
      const pairs: { engine: Measure; bare: Measure }[] = [];
      for (let n = 0; n < RUNS; n++) pairs.push(await pair(latency, concurrency));
      console.log(row(latency, concurrency, pairs));
    }
  }
  for (const words of [['--help'], ['list']]) console.log(`${words.join(' ').padEnd(8)} ${startUp(words).toFixed(3)} s`);
} finally {
  rmSync(folder, { recursive: true });
}

/** Each of the two meets a server of its own that holds nothing yet. */
async function pair(latency: number, concurrency: number): Promise<{ engine: Measure; bare: Measure }> {
  const record = join(folder, 'run.jsonl');
  const engine = await withServer(latency, (url) => child('engine.js', [url, String(concurrency), record]));
  const bare = await withServer(latency, (url) => child('bare.js', [url, String(concurrency), record]));
  return { engine, bare };
}

async function withServer<T>(latency: number, work: (url: string) => Promise<T>): Promise<T> {
  const server = fork(here('server.js'), [String(latency)]);
  try {
    const { url } = await message<{ url: string }>(server);
    return await work(url);
  } finally {
    server.disconnect();
  }
}

function child(file: string, words: string[]): Promise<Measure> {
  return message<Measure>(fork(here(file), words));
}

function message<T>(process: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    process.once('message', (value) => resolve(value as T));
    process.once('exit', (code) => reject(new Error(`a measured process ended with ${code} before it told anything`)));
  });
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function row(latency: number, concurrency: number, pairs: { engine: Measure; bare: Measure }[]): string {
  const of = (pick: (p: { engine: Measure; bare: Measure }) => number): number => median(pairs.map(pick));
  const perThousand = (m: Measure): number => (m.cpu / m.exchanges) * 1000;
  return [
    `${latency} ms`.padEnd(8),
    String(concurrency).padEnd(12),
    String(of((p) => p.engine.exchanges)).padEnd(10),
    `${of((p) => p.engine.wall).toFixed(2)} s`.padEnd(12),
    `${of((p) => p.bare.wall).toFixed(2)} s`.padEnd(10),
    of((p) => p.engine.wall / p.bare.wall)
      .toFixed(2)
      .padEnd(6),
    `${of((p) => perThousand(p.engine)).toFixed(2)} s`.padEnd(16),
    `${of((p) => perThousand(p.bare)).toFixed(2)} s`.padEnd(14),
    `${of((p) => p.engine.memory).toFixed(0)} MB`,
  ].join(' ');
}

/** Wall time of the command, seconds, median of five. */
function startUp(words: string[]): number {
  const bin = fileURLToPath(new URL('../../../bin/occi-conformance.js', import.meta.url));
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    spawnSync(process.execPath, [bin, ...words], { stdio: 'ignore' });
    return (performance.now() - began) / 1000;
  });
  return median(times);
}
