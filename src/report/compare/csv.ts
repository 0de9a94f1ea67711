/** A comparison as CSV (RFC 4180), harmless in a spreadsheet. */
import { plainText } from '../plain-text.js';
import type { Comparison, Finding } from './model.js';

/** A row for each clause in the order of the comparison, a column for each implementation. */
export function compareCsv({ columns, rows }: Comparison): string {
  const head = ['clause', 'document', 'section', 'level', ...columns.map(({ label }) => label), 'disagreement', 'finding'];
  const lines = rows.map(({ clause, cells, disagreement, finding }) => [
    clause.id,
    clause.document,
    clause.section,
    clause.level,
    ...cells.map(({ verdict }) => verdict),
    `${disagreement}`,
    findingWord(
      finding,
      columns.map(({ label }) => label),
    ),
  ]);
  return [head, ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

/** `all fail`, `only X fails`, or nothing. */
export function findingWord(finding: Finding, labels: readonly string[]): string {
  if (finding === undefined) return '';
  return finding.kind === 'all-fail' ? 'all fail: suspect the test or the text' : `only ${labels[finding.column] ?? ''} fails`;
}

/** What begins like a formula would be computed by a spreadsheet; an apostrophe in front makes it text. Section numbers stay as they are. */
function field(text: string): string {
  const plain = plainText(text);
  const safe = /^\s*[=+\-@\t\r|%]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
