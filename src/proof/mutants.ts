/** Mutants against the suite: each has to be killed by a test of its clause, and to break nothing that its clause does not reach. */
import { createHash } from 'node:crypto';
import { decidesOf } from '../engine/plan/selection.js';
import type { RunRecord } from '../record/run-record.js';
import type { RunSummary } from '../record/summary.js';
import type { Deviation } from '../reference/deviations/deviation.js';
import { contradictions } from './contradictions.js';
import { reach } from './relations.js';
import { type Ground, performOn } from './specimen.js';

export interface MutantResult {
  id: string;
  clause: string;
  expected: 'fail' | 'warn';
  killed: boolean;
  /** Ids of test cases and rules that gave the clause the expected verdict. */
  killedBy: string[];
  /** Clauses that failed besides, and that the mutant's clause does not reach. */
  collateral: string[];
  /** Verdicts that a replay of the record does not bear out. */
  contradictions: string[];
}

export interface MutantOptions {
  /** All test cases against each mutant, instead of those of its clause and a sample. */
  full: boolean;
  /** Chooses the sample. */
  sampleSeed: string;
}

/** How many other test cases each mutant meets besides those of its clause. */
const SAMPLE = 6;

/** What comes of one mutant. */
export async function proveMutant(mutant: Deviation, ground: Ground, { full, sampleSeed }: MutantOptions): Promise<MutantResult> {
  const { bundle } = ground;
  const clause = bundle.clauses.get(mutant.clause);
  const expected = clause?.binding === 'should' ? 'warn' : 'fail';
  const specimen = await performOn(ground, {
    deviations: [mutant],
    selected: full ? [] : selectionFor(mutant, ground, sampleSeed),
  });
  const { record, summary } = specimen;
  const verdict = summary.clauses.find((c) => c.clause.id === mutant.clause)?.verdict;
  const killedBy = killersOf(clause?.sameAs ?? mutant.clause, expected, record, summary);
  const reached = reach(mutant.clause, bundle.clauses.values());
  const collateral = summary.clauses
    .filter((c) => (c.verdict === 'fail' || c.verdict === 'error') && !reached.has(c.clause.id))
    .map((c) => c.clause.id);
  return {
    id: mutant.id,
    clause: mutant.clause,
    expected,
    killed: verdict === expected,
    killedBy,
    collateral,
    contradictions: await contradictions(specimen),
  };
}

/** The test cases of the clause, all rules, and some other cases, the same for the same seed. */
function selectionFor(mutant: Deviation, { bundle }: Ground, sampleSeed: string): string[] {
  const clause = bundle.clauses.get(mutant.clause);
  const of = [mutant.clause, ...(clause?.sameAs === undefined ? [] : [clause.sameAs]), ...(clause?.sumOf ?? [])];
  const rules = bundle.suites.flatMap((s) => s.rules.map((r) => r.id));
  const others = bundle.suites.flatMap((s) => s.cases.filter((c) => !decidesOf(c).some((id) => of.includes(id))).map((c) => c.id));
  const drawn = others
    .map((id) => ({ id, lot: createHash('sha256').update(`${sampleSeed}\0${mutant.id}\0${id}`).digest('hex') }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, SAMPLE)
    .map(({ id }) => id);
  return [...of, ...rules, ...drawn];
}

function killersOf(clause: string, expected: 'fail' | 'warn', record: RunRecord, summary: RunSummary): string[] {
  const cases = summary.cases
    .filter(({ result }) => result.assertions.some((a) => a.verdict === expected && a.clauses.includes(clause)))
    .map(({ planned }) => planned.id);
  const rules = record.rules.filter((r) => r.assertions.some((a) => a.verdict === expected && a.clauses.includes(clause))).map((r) => r.id);
  return [...cases, ...rules];
}
