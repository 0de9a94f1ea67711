/** Records are proof: judged again without the server they give the verdicts that the run gave. */
import { rejudge } from '../engine/run/regrade.js';
import { differences } from '../record/difference.js';
import type { Specimen } from './specimen.js';

/** What a replay of the specimen's record judges otherwise than the run did; nothing, if records are proof. */
export async function contradictions({ record, material }: Specimen): Promise<string[]> {
  const found = differences(record, await rejudge(record, material));
  return found.map(({ kind, id, was, is }) => `${kind} ${id}: ${was} in the run, ${is} on replay`);
}
