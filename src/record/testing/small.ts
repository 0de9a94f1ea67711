/** Records of a few lines, for tests of what they come to. */
import type { Clause } from '../../spec/catalogue.js';
import type { Assertion, CaseLine, HeaderLine, NoteLine, PlanLine, RecordLine, RuleLine } from '../format.js';
import type { RunRecord } from '../run-record.js';
import { rollUp, type Verdict } from '../verdict.js';
import { assemble, sampleLines } from './sample.js';

export interface Small {
  /** Id and what differs from a plain MUST of GFD.223. */
  clauses: Record<string, Partial<Clause>>;
  /** Case id: clauses that it plans, and its result; without result it did not run. */
  cases?: Record<string, { plans: string[]; line?: Partial<CaseLine>; before?: Partial<CaseLine>[] }>;
  rules?: Record<string, { plans: string[]; line?: Partial<RuleLine> }>;
  features?: PlanLine['features'];
  header?: Partial<HeaderLine>;
  profile?: Partial<HeaderLine['profile']>;
  notes?: NoteLine[];
  /** Default true. */
  planned?: boolean;
}

/** The record without footer; `summarize(record, true)` takes it for complete. */
export function smallRecord({
  clauses,
  cases = {},
  rules = {},
  features = [],
  header,
  profile,
  notes = [],
  planned = true,
}: Small): RunRecord {
  const sample = sampleLines()[0];
  if (sample?.type !== 'header') throw new Error('the sample begins with a header');
  const lines: RecordLine[] = [
    {
      ...sample,
      profile: { ...sample.profile, ...profile },
      clauses: Object.entries(clauses).map(([id, more]) => clauseOf(id, more)),
      ...header,
    },
  ];
  if (planned) lines.push(planOf(cases, rules, features));
  for (const [id, { line, before = [] }] of Object.entries(cases)) {
    for (const [i, each] of [...before, ...(line === undefined ? [] : [line])].entries()) lines.push(caseOf(id, i + 1, each));
  }
  lines.push(...notes);
  for (const [id, { line }] of Object.entries(rules)) if (line !== undefined) lines.push(ruleOf(id, line));
  return assemble(lines);
}

/** An assertion on one clause. */
export function says(clause: string, verdict: Verdict, more: Partial<Assertion> = {}): Assertion {
  return { clauses: [clause], verdict, expected: 'that', got: 'this', ...more };
}

function clauseOf(id: string, more: Partial<Clause>): Clause {
  return {
    id,
    document: 'GFD.223',
    section: '5.3',
    heading: 'Versioning',
    level: 'MUST',
    binding: 'must',
    subject: 'server',
    statement: `what ${id} says`,
    testability: 'black-box',
    needs: [],
    ...more,
  };
}

function caseOf(id: string, attempt: number, line: Partial<CaseLine>): CaseLine {
  const assertions = line.assertions ?? [];
  return { type: 'case', id, attempt, verdict: rollUp(assertions.map((a) => a.verdict)), assertions, exchanges: 1, elapsed: 1, ...line };
}

function ruleOf(id: string, line: Partial<RuleLine>): RuleLine {
  const assertions = line.assertions ?? [];
  return { type: 'rule', id, verdict: rollUp(assertions.map((a) => a.verdict)), subjects: 1, assertions, ...line };
}

function planOf(cases: NonNullable<Small['cases']>, rules: NonNullable<Small['rules']>, features: PlanLine['features']): PlanLine {
  const place = { document: 'GFD.223', section: '5.3', revision: 1, source: '5.3.yaml:1' };
  return {
    type: 'plan',
    features,
    sections: [{ document: 'GFD.223', section: '5.3', title: 'Versioning' }],
    cases: Object.entries(cases).map(([id, { plans }]) => ({
      ...place,
      id,
      case: id.split('@')[0] ?? id,
      title: `title of ${id}`,
      kind: 'case',
      clauses: plans,
      needs: [],
      effect: 'none',
    })),
    rules: Object.entries(rules).map(([id, { plans }]) => ({ ...place, id, title: `title of ${id}`, clauses: plans })),
  };
}
