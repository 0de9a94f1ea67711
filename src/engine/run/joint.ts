/** A merged record judged: the flow of each part over its own exchanges, the rules over those of all. */
import { SuiteError } from '../../errors.js';
import type { CaseLine, PlanLine, RecordPart, RuleLine } from '../../record/format.js';
import type { RunRecord } from '../../record/run-record.js';
import { heavier } from '../../record/verdict.js';
import type { Target } from '../../spec/catalogue.js';
import { credentialled } from '../interpretation/principal.js';
import type { Material } from '../plan/material.js';
import { partOf } from '../plan/shard.js';
import type { Conduct, FlowEnd } from './conduct.js';
import { type Begun, begin, judgeRules, planLine, runInstances } from './flow.js';
import { createReplayChannel, recordedExchange } from './replay.js';

/** What comes of all parts together. */
export interface Joint {
  end: FlowEnd;
  plan?: PlanLine;
  cases: CaseLine[];
  rules: RuleLine[];
}

/**
 * Judges all parts of a merged record. Throws `usage` when the target was not the same for all of them: another plan means that
 * some test cases were in no part, and another answer to a probe that test cases were judged by different measures.
 */
export async function judgeParts(record: RunRecord, parts: readonly RecordPart[], material: Material): Promise<Joint> {
  const cases: CaseLine[] = [];
  const common = new Map<string, CaseLine>();
  const rules: RuleLine[] = [];
  let first: { begun: Begun; plan: PlanLine } | undefined;
  for (const part of parts) {
    const own: Material = { ...material, seed: part.seed, target: { ...material.target, url: part.url } };
    let performing = false;
    const conduct = conductOf(record, part.index, own.target, (line) => {
      if (performing) cases.push(line);
      else common.set(line.id, withHeavier(common.get(line.id), line));
    });
    const begun = await begin(own, conduct);
    if (begun.ended !== 'begun') return { end: begun, cases: [...common.values(), ...cases], rules };
    const plan = planLine(begun.plan, begun.rules, own, begun.facts, begun.clauses);
    if (first === undefined) first = { begun, plan };
    else checkSame(first.plan, plan, part.index);
    performing = true;
    await runInstances(partOf(begun.plan, { index: part.index, of: parts.length }), own, begun.facts, begun.clauses, conduct);
  }
  if (first === undefined) throw new SuiteError('internal', 'merged record: it has no parts');
  const conduct = conductOf(record, undefined, material.target, () => {});
  // each part may have met the service under a URL of its own
  const facts = { ...first.begun.facts, bases: parts.map(({ url }) => url) };
  judgeRules({ ...first.begun, facts }, { ...conduct, rule: (line) => rules.push(line) });
  const order = new Map(first.plan.cases.map(({ id }, n) => [id, n]));
  const inPlan = (line: CaseLine): number => order.get(line.id) ?? -1;
  cases.sort((a, b) => inPlan(a) - inPlan(b) || a.attempt - b.attempt);
  return { end: { ended: 'complete' }, plan: first.plan, cases: [...common.values(), ...cases], rules };
}

/** Discovery and probes ran in each part: what went worst counts. */
function withHeavier(before: CaseLine | undefined, line: CaseLine): CaseLine {
  if (before === undefined || line.attempt > before.attempt) return line;
  return heavier(before.verdict, line.verdict) === before.verdict ? before : line;
}

function checkSame(first: PlanLine, other: PlanLine, index: number): void {
  const ids = (plan: PlanLine): string[] => plan.cases.map(({ id }) => id);
  const known = new Set(ids(first));
  const seen = new Set(ids(other));
  const odd = [...ids(other).filter((id) => !known.has(id)), ...ids(first).filter((id) => !seen.has(id))][0];
  if (odd !== undefined) throw differs(index, `test case ${odd} was planned in one and not in the other`);
  for (const { token, state } of other.features) {
    const before = first.features.find((f) => f.token === token)?.state;
    if (before !== state) throw differs(index, `feature ${token} was ${before ?? 'unknown'} in the first and ${state} in it`);
  }
}

function differs(index: number, what: string): SuiteError {
  return new SuiteError('usage', `merge [run records]: part ${index} met another target than the first: ${what}; run it again`);
}

function conductOf(record: RunRecord, shard: number | undefined, target: Target, result: (line: CaseLine) => void): Conduct {
  const counts = new Map<string, number>();
  for (const { key } of record.exchanges.values()) {
    if (shard === undefined || key.shard === shard) counts.set(key.case, (counts.get(key.case) ?? 0) + 1);
  }
  return {
    channel: credentialled(createReplayChannel(record, shard), target),
    concurrency: 1,
    stopped: () => false,
    planned: () => {},
    result: (line) => result(line),
    rule: () => {},
    retries: (testCase) => record.cases.some(({ id, attempt }) => id === testCase && attempt > 1),
    release: async () => {},
    exchanges: () => [...record.exchanges.values()].map((line) => recordedExchange(record, line)),
    clock: () => 0,
    count: (testCase) => counts.get(testCase) ?? 0,
  };
}
