/** What a record comes to: the verdicts of clauses and profile, counts and causes. Filled in by summarize(). */
import type { Clause, Level } from '../spec/catalogue.js';
import type { Assertion, CaseLine, Cause, PlannedCase, PlannedRule, RuleLine } from './format.js';
import type { ProfileVerdict, Verdict } from './verdict.js';

export interface RunSummary {
  verdict: ProfileVerdict;
  /** Names profile, version and product; says what was not looked at. */
  sentence: string;
  /** True when the profile leaves out a mandatory clause of a document that it names. */
  partial: boolean;
  clauses: ClauseSummary[];
  cases: CaseSummary[];
  rules: RuleSummary[];
  /** Level of the clause: verdict: number of clauses. */
  counts: Partial<Record<Level, Partial<Record<Verdict, number>>>>;
  causes: CauseSummary[];
  exitCode: 0 | 1 | 2;
}

export interface ClauseSummary {
  clause: Clause;
  verdict: Verdict;
  /** Mandatory, and not excluded by the profile. */
  mandatory: boolean;
  /** Ids of cases and rules that decided it. */
  decidedBy: string[];
  /** Why it has no verdict of its own, if so. */
  reason?: string;
}

export interface CaseSummary {
  planned: PlannedCase;
  /** Of the last attempt; earlier ones are in the record. */
  result: CaseLine;
}

export interface RuleSummary {
  planned: PlannedRule;
  result: RuleLine;
}

/** Failures and blocked cases that have one cause; without `cause` in the record, a failing clause is its own. */
export interface CauseSummary extends Cause {
  /** The failing assertions that belong to it, with where they came from. */
  failures: { source: string; assertion: Assertion }[];
  /** Ids of cases blocked by it. */
  blocked: string[];
}
