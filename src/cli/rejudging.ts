/** The material with which a record is judged anew. */
import { assemble, type Material } from '../engine/plan/material.js';
import type { RunRecord } from '../record/run-record.js';
import type { Profile } from '../spec/catalogue.js';
import { loadBundle } from '../spec/load.js';

/** Profile, target, selection and seed of the record with the suites installed; another profile when one is given. */
export function materialOf({ header }: RunRecord, profile: Profile = header.profile): Material {
  const { target, selected, seed, shard } = header;
  return assemble({ bundle: loadBundle(), profile, target, selected, seed, shard });
}
