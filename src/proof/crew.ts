/** Items done side by side: by threads of their own, or one after the other in this one. */
import { Worker } from 'node:worker_threads';
import type { Deviation } from '../reference/deviations/deviation.js';
import { type Item, type ItemOptions, type ItemResult, proveItem } from './item.js';
import type { Ground } from './specimen.js';
import type { WorkerWords } from './worker.js';

export interface CrewOptions extends ItemOptions {
  /** Threads; 0 for none but this one. */
  threads: number;
  /** Told of each result as it comes; must not throw. */
  done(result: ItemResult): void;
}

/** Results in the order of the items. */
export async function workThrough(
  items: readonly Item[],
  ground: Ground,
  deviations: readonly Deviation[],
  options: CrewOptions,
): Promise<ItemResult[]> {
  const results: ItemResult[] = [];
  let next = 0;
  const take = async (work: (item: Item) => Promise<ItemResult>): Promise<void> => {
    while (next < items.length) {
      const n = next++;
      const item = items[n];
      if (item === undefined) continue;
      const result = await work(item);
      results[n] = result;
      options.done(result);
    }
  };
  const { full, seed } = options;
  if (options.threads === 0) {
    await take((item) => proveItem(item, ground, deviations, { full, seed }));
    return results;
  }
  const words: WorkerWords = { profile: ground.profile, seed: ground.seed, options: { full, seed } };
  const workers = Array.from(
    { length: Math.min(options.threads, items.length) },
    () => new Worker(new URL('./worker.js', import.meta.url), { workerData: words }),
  );
  try {
    await Promise.all(workers.map((worker) => take((item) => ask(worker, item))));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}

function ask(worker: Worker, item: Item): Promise<ItemResult> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      worker.removeAllListeners('message').removeAllListeners('error');
      settle();
    };
    worker.once('message', (result: ItemResult) => end(() => resolve(result)));
    worker.once('error', (error) => end(() => reject(error)));
    worker.postMessage(item);
  });
}
