/** A run of a profile against a reference server of its own, in memory: what end-to-end tests of the engine start from. */

import { loadDeviations } from '../../reference/deviations/registry.js';
import { startReferenceServer } from '../../reference/server.js';
import { loadBundle, loadProfile } from '../../spec/load.js';
import { resolveTarget } from '../../spec/target.js';
import { assemble, type Material } from '../material.js';
import { type RunResult, run } from '../run.js';

export interface Specimen extends RunResult {
  material: Material;
  /** Instances that were still there after the run. */
  left: string[];
}

/** @param ids of deviations that the server has */
export async function runSpecimen(
  options: { deviations?: string[]; selected?: string[]; concurrency?: number; seed?: string; profile?: string } = {},
): Promise<Specimen> {
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
    const result = await run({ material, suite: { version: bundle.version, digest: bundle.digest }, texts: {} });
    return { ...result, material, left: server.entities() };
  } finally {
    await server.close();
  }
}
