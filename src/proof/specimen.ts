/** A run against a reference server of its own: the specimen on which the suite is tested. */
import { assemble, type Material } from '../engine/material.js';
import { run } from '../engine/run.js';
import type { RunRecord } from '../record/run-record.js';
import { type RunSummary, summarize } from '../record/summary.js';
import type { Deviation } from '../reference/deviations/deviation.js';
import { startReferenceServer } from '../reference/server.js';
import type { Bundle } from '../spec/bundle.js';
import type { Profile, Target } from '../spec/catalogue.js';
import { resolveTarget, type TargetInput } from '../spec/target.js';

/** What specimens are made from; the same for all of one proof. */
export interface Ground {
  bundle: Bundle;
  profile: Profile;
  /** Hex; ids and titles of every run. */
  seed: string;
}

export interface Specimen {
  record: RunRecord;
  summary: RunSummary;
  material: Material;
  /** Instances that the run left at the server. */
  left: string[];
}

export interface SpecimenOptions {
  deviations?: readonly Deviation[];
  /** Selectors; empty for a full run. */
  selected?: readonly string[];
  concurrency?: number;
}

/** The embedded server as a target, with what the operators of its deviations would state. */
export function embeddedTarget(url: string, deviations: readonly Deviation[] = [], concurrency?: number): Target {
  const statements = deviations.flatMap((d) => d.target ?? []);
  const input: TargetInput = {
    product: { vendor: 'occi-conformance', name: 'reference server', version: '1.2' },
    ics: { offered: statements.flatMap((s) => s.ics?.offered ?? []), absent: statements.flatMap((s) => s.ics?.absent ?? []) },
    limits: { deadline: Object.assign({}, ...statements.map((s) => s.deadlines ?? {})) },
  };
  return resolveTarget(input, { url, embedded: true, ...(concurrency === undefined ? {} : { concurrency }) });
}

/** Starts a server with these deviations, runs the profile against it, and stops it. */
export async function performOn(ground: Ground, { deviations = [], selected = [], concurrency }: SpecimenOptions): Promise<Specimen> {
  const { bundle, profile, seed } = ground;
  const model = bundle.models.get(profile.occi);
  if (model === undefined) throw new TypeError(`no model of OCCI ${profile.occi}`);
  const server = await startReferenceServer({ model, deviations });
  try {
    const material = assemble({ bundle, profile, target: embeddedTarget(server.url, deviations, concurrency), selected, seed });
    const { record, end } = await run({ material, suite: { version: bundle.version, digest: bundle.digest }, texts: {} });
    if (end.ended === 'failed') throw end.error;
    return { record, summary: summarize(record, true), material, left: server.entities() };
  } finally {
    await server.close();
  }
}
