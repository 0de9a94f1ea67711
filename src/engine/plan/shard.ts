/** Parts of a run: which test cases belong to which, told by a hash of their ids alone, so that every machine says the same. */
import { createHash } from 'node:crypto';
import { SuiteError } from '../../errors.js';
import type { Shard } from '../../record/format.js';
import type { Plan } from './plan.js';

/** Number of the part that a test case with that id belongs to, from 1. */
export function shardOf(id: string, of: number): number {
  return (createHash('sha256').update(id).digest().readUInt32BE(0) % of) + 1;
}

/** The plan with the test cases of one part only; whole without one. */
export function partOf(plan: Plan, shard: Shard | undefined): Plan {
  if (shard === undefined) return plan;
  return { ...plan, instances: plan.instances.filter(({ id }) => shardOf(id, shard.of) === shard.index) };
}

/** Most parts that a run can be cut into. */
const MOST = 1000;

/** `2/5` as a shard; throws `usage` for anything that names no part. */
export function parseShard(text: string): Shard {
  const [, index = Number.NaN, of = Number.NaN] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of && of <= MOST) return { index, of };
  throw new SuiteError('usage', `shard [${text}]: wanted is I/N with I from 1 to N, such as 2/5, and N up to ${MOST}`);
}
