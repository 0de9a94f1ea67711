/** The lines that sum a run up in every format: causes before cases. */
import type { RunSummary } from '../record/summary.js';
import { VERDICTS, type Verdict } from '../record/verdict.js';
import { LEVELS_IN_ORDER } from './level-order.js';

/** `1 cause, 41 blocked`; `no failures` when there is no cause. */
export function headline(summary: RunSummary): string {
  const { causes } = summary;
  if (causes.length === 0) return 'no failures';
  const failed = [...summary.cases, ...summary.rules].filter(({ result }) => result.verdict === 'fail').length;
  const blocked = causes.reduce((sum, cause) => sum + cause.blocked.length, 0);
  const parts = [
    `${causes.length} ${causes.length === 1 ? 'cause' : 'causes'}`,
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(blocked === 0 ? [] : [`${blocked} blocked`]),
  ];
  return parts.join(', ');
}

export interface CountsTable {
  /** Verdicts that occur, heaviest last: what one hopes for is read first. */
  columns: Verdict[];
  rows: { name: string; numbers: number[] }[];
}

/** Clauses by level and verdict; only levels and verdicts that occur. */
export function countsTable(summary: RunSummary): CountsTable {
  const { counts } = summary;
  const columns = [...VERDICTS].reverse().filter((verdict) => LEVELS_IN_ORDER.some((level) => (counts[level]?.[verdict] ?? 0) > 0));
  const rows = LEVELS_IN_ORDER.filter((level) => counts[level] !== undefined).map((level) => ({
    name: level,
    numbers: columns.map((verdict) => counts[level]?.[verdict] ?? 0),
  }));
  return { columns, rows };
}
