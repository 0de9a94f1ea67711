/** What a record comes to: the verdicts of clauses and profile, counts and causes. Filled in by summarize(). */
import type { Clause, Level } from '../spec/catalogue.js';
import { type BaselineSummary, baselineSummary } from './baseline.js';
import { causeSummaries } from './causes.js';
import { clauseSummaries, type Extent, lastAttempts } from './clause-verdicts.js';
import type { Assertion, CaseLine, Cause, FooterLine, PlannedCase, PlannedRule, RuleLine } from './format.js';
import { profileSummary } from './profile-verdict.js';
import { redactionsIn } from './redactions.js';
import type { RunRecord } from './run-record.js';
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
  /** Of the profile's verdict; a baseline has one of its own. */
  exitCode: 0 | 1 | 2;
  /** Of a run that was held against a baseline. */
  baseline?: BaselineSummary;
}

export interface ClauseSummary {
  clause: Clause;
  verdict: Verdict;
  /** Mandatory, and not excluded by the profile. */
  mandatory: boolean;
  /** False for a clause that the profile leaves out or that no test can decide: it is not in the counts. */
  counts: boolean;
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

/**
 * The summary of a record, a function of the record alone.
 * @param complete whether the run came to its end; the engine says true before it writes the footer, a reader lets the footer tell.
 */
export function summarize(record: RunRecord, complete = record.footer !== undefined): RunSummary {
  const extent = extentOf(record, complete);
  const clauses = clauseSummaries(record, extent);
  const results = lastAttempts(record);
  const rules = new Map(record.rules.map((line) => [line.id, line]));
  const baseline = baselineSummary(record, clauses);
  return {
    ...profileSummary(record, clauses, extent),
    clauses,
    cases: (record.plan?.cases ?? []).flatMap((planned) => {
      const result = results.get(planned.id);
      return result === undefined ? [] : [{ planned, result }];
    }),
    rules: (record.plan?.rules ?? []).flatMap((planned) => {
      const result = rules.get(planned.id);
      return result === undefined ? [] : [{ planned, result }];
    }),
    counts: countsOf(clauses),
    causes: causeSummaries(record),
    ...(baseline === undefined ? {} : { baseline }),
  };
}

/** The last line of a run that came to its end; another exit code than the summary's for one that ended for a reason of its own. */
export function footerLine(record: RunRecord, elapsed: number, exitCode?: number): FooterLine {
  const summary = summarize(record, true);
  const verdicts: FooterLine['counts']['verdicts'] = {};
  const results = lastAttempts(record);
  for (const { verdict } of results.values()) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const redactions = redactionsIn(record);
  return {
    type: 'footer',
    verdict: summary.verdict,
    sentence: summary.sentence,
    exitCode: exitCode ?? summary.baseline?.exitCode ?? summary.exitCode,
    counts: { exchanges: record.exchanges.size, cases: results.size, verdicts, ...(redactions === 0 ? {} : { redactions }) },
    elapsed,
  };
}

function extentOf(record: RunRecord, complete: boolean): Extent {
  const interrupted = !complete || record.plan === undefined || record.notes.some((note) => note.code === 'interrupted');
  if (interrupted) return 'interrupted';
  return record.header.selected.length > 0 || record.header.shard !== undefined ? 'filtered' : 'full';
}

function countsOf(clauses: ClauseSummary[]): RunSummary['counts'] {
  const counts: RunSummary['counts'] = {};
  for (const { clause, verdict, counts: counted } of clauses) {
    if (!counted) continue;
    const ofLevel = counts[clause.level] ?? {};
    counts[clause.level] = ofLevel;
    ofLevel[verdict] = (ofLevel[verdict] ?? 0) + 1;
  }
  return counts;
}
