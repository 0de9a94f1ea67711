/** Mistakes in files, ready to be shown: place, the line with a caret below, and what may have been meant. */
import { type ErrorCode, type ErrorDetail, SuiteError } from '../errors.js';
import type { Position } from './suite.js';

/** A finding about a text, with the line in question and a caret under its column. */
export function problemAt(text: { file: string; text: string }, at: Position, code: ErrorCode, message: string): ErrorDetail {
  const [line, column] = at;
  const written = text.text.split('\n')[line - 1]?.replace(/\r$/, '');
  const detail: ErrorDetail = { code, message, place: { file: text.file, line, column } };
  return written === undefined ? detail : { ...detail, excerpt: excerptOf(written, column) };
}

/** Long lines are cut around the column, so that the caret stays in sight. */
function excerptOf(line: string, column: number): string {
  const from = Math.max(0, column - 1 - 60);
  const shown = line.slice(from, from + 120);
  const caret = `${shown.slice(0, column - 1 - from).replace(/[^\t]/g, ' ')}^`;
  return `${shown}\n${caret}`;
}

/** `file:line:column  message` with the excerpt below it. */
export function problemText(detail: ErrorDetail): string {
  const { place, message, excerpt } = detail;
  const head = place === undefined ? message : `${place.file}:${place.line}:${place.column}  ${message}`;
  return excerpt === undefined
    ? head
    : `${head}\n${excerpt
        .split('\n')
        .map((l) => `    ${l}`)
        .join('\n')}`;
}

/** Throws all findings as one error, its code and headline those of the first; returns when there are none. */
export function throwProblems(problems: readonly ErrorDetail[]): void {
  const first = problems[0];
  if (first === undefined) return;
  const where = first.place === undefined ? '' : ` [${first.place.file}:${first.place.line}:${first.place.column}]`;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new SuiteError(first.code, `${first.message}${where}${more}`, problems);
}

/** ` (did you mean "x"?)` for the candidate nearest to a word, or nothing when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const best = nearest(word, candidates);
  return best === undefined ? '' : ` (did you mean "${best}"?)`;
}

/** The candidate with the fewest edits from a word, at most a third of its length away. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
