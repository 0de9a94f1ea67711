/** The last lines of a run in the terminal: fewer than a screen has, whatever happened. */
import type { RunRecord } from '../record/run-record.js';
import type { CauseSummary, RunSummary } from '../record/summary.js';
import { baselineLines } from './baseline.js';
import { FIGURES, type Paint, PROFILE_FIGURES } from './figures.js';
import { countsTable, headline } from './headline.js';
import { plainText, shortened } from './plain-text.js';

const CAUSES = 6;
const NOTES = 3;
const WIDTH = 110;

/** Verdict and sentence; unless quiet also counts, causes and what was left behind. */
export function summaryLines(record: RunRecord, summary: RunSummary, paint: Paint, quiet: boolean): string[] {
  const figure = PROFILE_FIGURES[summary.verdict];
  const verdict = `${paint(figure.style, figure.word)}  ${plainText(shortened(summary.sentence, 3 * WIDTH))}`;
  const known = summary.baseline === undefined ? [] : baselineLines(summary.baseline, quiet);
  if (quiet) return [...known, verdict];
  return [
    '',
    ...known,
    ...(known.length > 0 ? [''] : []),
    ...countLines(summary, paint),
    '',
    ...causeLines(summary),
    ...noteLines(record),
    ...elapsedLine(record),
    verdict,
  ];
}

function countLines(summary: RunSummary, paint: Paint): string[] {
  const { columns, rows } = countsTable(summary);
  if (rows.length === 0) return [];
  const width = (column: number) => Math.max(6, FIGURES[columns[column] ?? 'pass'].word.length) + 2;
  const head = columns.map((verdict, i) => paint(FIGURES[verdict].style, FIGURES[verdict].word.padStart(width(i)))).join('');
  const body = rows.map(
    ({ name, numbers }) => name.padEnd(10) + numbers.map((n, i) => (n === 0 ? '.' : `${n}`).padStart(width(i))).join(''),
  );
  return [`${'clauses'.padEnd(10)}${head}`, ...body];
}

function causeLines(summary: RunSummary): string[] {
  if (summary.causes.length === 0) return [];
  const shown = summary.causes.slice(0, CAUSES).map(causeLine);
  const more = summary.causes.length - shown.length;
  return [headline(summary), ...shown, ...(more > 0 ? [`  and ${more} more in the reports`] : [])];
}

function causeLine(cause: CauseSummary): string {
  const blocked = cause.blocked.length === 0 ? '' : `  ${cause.blocked.length} blocked`;
  return `  ${shortened(plainText(`${cause.id}${blocked}  ${cause.text}`), WIDTH)}`;
}

function noteLines(record: RunRecord): string[] {
  const notes = record.notes.filter(({ code }) => code !== 'removed');
  const shown = notes.slice(0, NOTES).map(({ code, text }) => shortened(plainText(`${code}: ${text}`), WIDTH));
  return notes.length > NOTES ? [...shown, `and ${notes.length - NOTES} more notes in the reports`] : shown;
}

function elapsedLine(record: RunRecord): string[] {
  const { footer } = record;
  if (footer === undefined) return [];
  return [`${footer.counts.cases} test cases, ${footer.counts.exchanges} exchanges, ${(footer.elapsed / 1000).toFixed(1)} s`];
}
