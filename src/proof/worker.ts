/** A thread that proves the items it is sent, each with a server of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadDeviations } from '../reference/deviations/registry.js';
import type { Profile } from '../spec/catalogue.js';
import { loadBundle } from '../spec/load.js';
import { type Item, type ItemOptions, proveItem } from './item.js';

export interface WorkerWords {
  profile: Profile;
  /** Hex; of every run. */
  seed: string;
  options: ItemOptions;
}

const { profile, seed, options }: WorkerWords = workerData;
const ground = { bundle: loadBundle(), profile, seed };
const deviations = await loadDeviations();

parentPort?.on('message', async (item: Item) => {
  parentPort?.postMessage(await proveItem(item, ground, deviations, options));
});
