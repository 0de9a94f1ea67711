/** The run as a page of Markdown, short enough for a comment on a change. */
import type { EntryResult } from '../record/baseline.js';
import type { RunRecord } from '../record/run-record.js';
import { type CauseSummary, type RunSummary, summarize } from '../record/summary.js';
import type { Verdict } from '../record/verdict.js';
import { baselineHeadline, entryPlace, entryRemarks, entryWords } from './baseline.js';
import { assertionCard, cardText, sectionText } from './card.js';
import { FIGURES, PROFILE_FIGURES } from './figures.js';
import { countsTable, headline } from './headline.js';
import { markdownBlock, markdownCode, markdownText, shortened } from './plain-text.js';

/** Causes, cards of one cause, and rows of a table that are printed; the record has all. */
const CAUSES = 25;
const CARDS = 3;
const ROWS = 100;
const CELL = 300;

/** Verdict sentence first, then counts, failures by cause, what could not be decided, warnings, what was not looked at, what was left behind. */
export function markdownReport(record: RunRecord): string {
  const summary = summarize(record);
  const parts = [
    `# ${PROFILE_FIGURES[summary.verdict].word}`,
    markdownText(summary.sentence),
    ...baseline(summary),
    facts(record),
    counts(summary),
    ...causes(record, summary),
    ...clauses(summary, 'Not decided', ['error', 'inconclusive', 'blocked']),
    ...clauses(summary, 'Warnings', ['warn']),
    ...clauses(summary, 'Not looked at', ['skipped', 'not-applicable']),
    ...notes(record),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** What deviates first; the rest is as known. */
function baseline({ baseline: found }: RunSummary): string[] {
  if (found === undefined) return [];
  const news = found.news.map(({ about, id, verdict, because }) => [
    'new',
    `${about} ${markdownCode(id)}`,
    FIGURES[verdict].word,
    markdownText(shortened(because, CELL)),
  ]);
  const rowsOf = (results: EntryResult[]) =>
    results.map((result) => [
      markdownText(entryPlace(found, result)),
      `${result.entry.about} ${markdownCode(result.entry.id)}`,
      markdownText(entryWords(result)),
      markdownText(shortened(entryRemarks(result), CELL)),
    ]);
  const rows = [
    ...rowsOf(found.entries.filter(({ state }) => state !== 'holds')),
    ...news,
    ...rowsOf(found.entries.filter(({ state }) => state === 'holds')),
  ];
  const head = `## Baseline: ${markdownText(baselineHeadline(found))}`;
  if (rows.length === 0) return [head];
  const more = rows.length > ROWS ? [`${rows.length - ROWS} more are in the record.`] : [];
  return [head, table(['Where', 'What', 'Verdict', 'Remark'], rows.slice(0, ROWS)), ...more];
}

function facts(record: RunRecord): string {
  const { profile, target, suite, started, environment } = record.header;
  const { vendor, name, version } = target.product;
  const rows: [string, string][] = [
    ['Product', markdownText([vendor, name, version].filter((part) => part !== '').join(' '))],
    ['Target', markdownCode(target.url)],
    ['Profile', markdownText(`${profile.id} ${profile.version}: ${profile.claim.documents.join(', ')}`)],
    ['Suite', `${markdownText(suite.version)}, ${markdownCode(suite.digest)}`],
    ['Started', markdownText(`${started}, Node ${environment.node}, ${environment.platform}`)],
    ['Record', markdownCode(record.digest)],
  ];
  return table(['Run', ''], rows);
}

function counts(summary: RunSummary): string {
  const { columns, rows } = countsTable(summary);
  if (rows.length === 0) return '';
  return table(
    ['Clauses', ...columns.map((verdict) => FIGURES[verdict].word)],
    rows.map(({ name, numbers }) => [name, ...numbers.map((number) => (number === 0 ? '' : `${number}`))]),
  );
}

function causes(record: RunRecord, summary: RunSummary): string[] {
  if (summary.causes.length === 0) return [];
  const shown = summary.causes.slice(0, CAUSES).flatMap((cause) => causeParts(record, cause));
  const more = summary.causes.length - CAUSES;
  const title = headline(summary);
  return [
    `## ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    ...shown,
    ...(more > 0 ? [`${more} more causes are in the record.`] : []),
  ];
}

function causeParts(record: RunRecord, cause: CauseSummary): string[] {
  const cards = cause.failures
    .slice(0, CARDS)
    .map(({ source, assertion }) => markdownBlock(cardText(assertionCard(record, source, assertion))));
  const more = cause.failures.length - CARDS;
  const blocked = cause.blocked.slice(0, ROWS).map((id) => markdownCode(shortened(id, CELL)));
  return [
    `### ${markdownText(shortened(cause.id, CELL))}`,
    ...(cards.length === 0 ? [markdownText(shortened(cause.text, CELL))] : cards),
    ...(more > 0 ? [`${more} more failures of this cause.`] : []),
    ...(blocked.length === 0 ? [] : [`Blocked: ${blocked.join(', ')}`]),
  ];
}

function clauses(summary: RunSummary, title: string, verdicts: Verdict[]): string[] {
  const found = summary.clauses.filter(({ verdict, counts }) => counts && verdicts.includes(verdict));
  if (found.length === 0) return [];
  const rows = found
    .slice(0, ROWS)
    .map(({ clause, verdict, reason, decidedBy }) => [
      markdownCode(clause.id),
      markdownText(sectionText(clause.document, clause.section)),
      clause.interpretation === undefined ? clause.level : `${clause.level}, disputed`,
      FIGURES[verdict].word,
      markdownText(shortened(reason ?? decidedBy.join(', '), CELL)),
    ]);
  const more = found.length - ROWS;
  return [
    `## ${title}`,
    table(['Clause', 'Section', 'Level', 'Verdict', 'Why'], rows),
    ...(more > 0 ? [`${more} more are in the record.`] : []),
  ];
}

function notes(record: RunRecord): string[] {
  const found = record.notes.filter(({ code }) => code !== 'removed');
  if (found.length === 0) return [];
  const parts = found.slice(0, ROWS).flatMap(({ code, text, curl }) => {
    return [`${markdownText(code)}: ${markdownText(shortened(text, CELL))}`, ...(curl === undefined ? [] : [markdownBlock(curl)])];
  });
  return ['## Notes', ...parts];
}

/** Cells must already be Markdown. */
function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
