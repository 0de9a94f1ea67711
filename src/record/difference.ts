/** What two records disagree about: verdicts of test cases, rules and clauses. */
import type { RunRecord } from './run-record.js';
import { summarize } from './summary.js';
import type { Verdict } from './verdict.js';

export interface Difference {
  kind: 'case' | 'rule' | 'clause';
  id: string;
  /** `absent` where the record has no verdict on it. */
  was: Verdict | 'absent';
  is: Verdict | 'absent';
}

/** Test cases first, then rules, then clauses, each in the order of the first record; empty when the two agree. */
export function differences(was: RunRecord, is: RunRecord): Difference[] {
  return [
    ...compared('case', caseVerdicts(was), caseVerdicts(is)),
    ...compared('rule', ruleVerdicts(was), ruleVerdicts(is)),
    ...compared('clause', clauseVerdicts(was), clauseVerdicts(is)),
  ];
}

type Verdicts = ReadonlyMap<string, Verdict>;

function compared(kind: Difference['kind'], was: Verdicts, is: Verdicts): Difference[] {
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((id) => ({ kind, id, was: was.get(id) ?? ('absent' as const), is: is.get(id) ?? ('absent' as const) }))
    .filter((difference) => difference.was !== difference.is);
}

/** Of the last attempt. */
function caseVerdicts(record: RunRecord): Verdicts {
  return new Map(record.cases.map((line) => [line.id, line.verdict]));
}

function ruleVerdicts(record: RunRecord): Verdicts {
  return new Map(record.rules.map((line) => [line.id, line.verdict]));
}

function clauseVerdicts(record: RunRecord): Verdicts {
  return new Map(summarize(record).clauses.map(({ clause, verdict }) => [clause.id, verdict]));
}
