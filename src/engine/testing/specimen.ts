/** A run of a profile against a reference server of its own, in memory: what end-to-end tests of the engine start from. */

import { loadDeviations } from '../../reference/deviations/registry.js';
import { startReferenceServer } from '../../reference/server.js';
import { loadBundle, loadProfile } from '../../spec/load.js';
import { resolveTarget } from '../../spec/target.js';
import { assemble, type Material } from '../plan/material.js';
import { type RunOptions, type RunResult, run } from '../run/run.js';

export interface Specimen extends RunResult {
  material: Material;
  /** Instances that were still there after the run. */
  left: string[];
}

export interface SpecimenOptions {
  /** Ids of deviations that the server has. */
  deviations?: string[];
  selected?: string[];
  concurrency?: number;
  seed?: string;
  profile?: string;
  /** Handed to the run as they are. */
  run?: Partial<Pick<RunOptions, 'files' | 'signal' | 'observer'>>;
  /** Called with the base of the server before the run. */
  before?: (url: string) => Promise<void>;
}

/** Starts a server, runs the profile against it, and stops it. */
export async function runSpecimen(options: SpecimenOptions = {}): Promise<Specimen> {
  const bundle = loadBundle();
  const { profile } = await loadProfile(options.profile ?? 'occi-1.2');
  const deviations = (await loadDeviations()).filter((d) => options.deviations?.includes(d.id));
  const model = bundle.models.get(profile.occi);
  if (model === undefined) throw new Error('no model');
  const server = await startReferenceServer({ model, deviations });
  try {
    const target = resolveTarget(
      { url: server.url },
      { embedded: true, ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }) },
    );
    const material = assemble({ bundle, profile, target, selected: options.selected ?? [], seed: options.seed ?? '00' });
    await options.before?.(server.url);
    const result = await run({ material, suite: { version: bundle.version, digest: bundle.digest }, texts: {}, ...options.run });
    return { ...result, material, left: server.entities() };
  } finally {
    await server.close();
  }
}
