/** The run as one JSON object for other programs; its shape is report.schema.json. */
import type { BaselineSummary } from '../record/baseline.js';
import type { RunRecord } from '../record/run-record.js';
import { type RunSummary, summarize } from '../record/summary.js';
import type { ProfileVerdict, Verdict } from '../record/verdict.js';
import type { Target } from '../spec/catalogue.js';
import { jsonText } from './json-text.js';

export const JSON_REPORT_FORMAT = 1;

export interface JsonReport {
  format: typeof JSON_REPORT_FORMAT;
  verdict: ProfileVerdict;
  sentence: string;
  /** Null for a run without one. */
  baseline: BaselineSummary | null;
  claim: { documents: string[] };
  profile: { id: string; version: string };
  product: Target['product'];
  /** URL. */
  target: string;
  suite: { version: string; digest: string };
  /** SHA-256 of the record's last line. */
  record: string;
  counts: RunSummary['counts'];
  /** `blocked` counts test cases. */
  causes: { id: string; text: string; blocked: number }[];
  /** `cases` holds test cases and rules that decided it; clauses that no test can decide are left out. */
  clauses: { id: string; level: string; verdict: Verdict; cases: string[] }[];
  cases: { id: string; verdict: Verdict; reason: string | null; clauses: string[]; exchanges: number }[];
  rules: { id: string; verdict: Verdict; clauses: string[]; exchanges: number }[];
}

/** Text of the report. */
export function jsonReport(record: RunRecord): string {
  return jsonText(jsonReportOf(record));
}

/** The report as an object. */
export function jsonReportOf(record: RunRecord): JsonReport {
  const summary = summarize(record);
  const { profile, target, suite } = record.header;
  return {
    format: JSON_REPORT_FORMAT,
    verdict: summary.verdict,
    sentence: summary.sentence,
    baseline: summary.baseline ?? null,
    claim: { documents: profile.claim.documents },
    profile: { id: profile.id, version: profile.version },
    product: target.product,
    target: target.url,
    suite: { version: suite.version, digest: suite.digest },
    record: record.digest,
    counts: summary.counts,
    causes: summary.causes.map(({ id, text, blocked }) => ({ id, text, blocked: blocked.length })),
    clauses: summary.clauses
      .filter(({ counts }) => counts)
      .map(({ clause, verdict, decidedBy }) => ({ id: clause.id, level: clause.level, verdict, cases: decidedBy })),
    cases: summary.cases.map(({ planned, result }) => ({
      id: planned.id,
      verdict: result.verdict,
      reason: result.reason ?? result.cause?.text ?? null,
      clauses: planned.clauses,
      exchanges: result.exchanges,
    })),
    rules: summary.rules.map(({ planned, result }) => ({
      id: planned.id,
      verdict: result.verdict,
      clauses: planned.clauses,
      exchanges: result.subjects,
    })),
  };
}
