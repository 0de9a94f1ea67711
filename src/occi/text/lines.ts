/** Lines of a text body, unfolded, with what is odd about their ends (GFD.229 section 6, RFC 7231 section 3.1.1.3). */
import type { Production } from '../deviation.js';
import type { Findings } from '../findings.js';
import { isBlank } from './scanner.js';

const CR = 0x0d;
const LF = 0x0a;

/** One line without its end. */
export interface Line {
  text: string;
  /** From 1. */
  number: number;
  /** Offset in the body. */
  offset: number;
}

/** Lines of a body with bytes read as Latin-1; a byte order mark is reported and dropped. */
export function readLines(body: string, findings: Findings, production: Production): Line[] {
  const lines: Line[] = [];
  const ends = { crlf: 0, lf: 0, cr: 0 };
  let start = 0;
  if (body.startsWith('\xef\xbb\xbf')) {
    findings.add('byte-order-mark', production, { offset: 0, line: 1 }, body.slice(0, 3));
    start = 3;
  }
  for (let i = start; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code !== CR && code !== LF) continue;
    lines.push({ text: body.slice(start, i), number: lines.length + 1, offset: start });
    if (code === LF) ends.lf++;
    else if (body.charCodeAt(i + 1) === LF) {
      ends.crlf++;
      i++;
    } else ends.cr++;
    start = i + 1;
  }
  const place = { offset: start, line: lines.length + 1 };
  if (start < body.length) {
    lines.push({ text: body.slice(start), number: lines.length + 1, offset: start });
    findings.add('last-line-unterminated', production, place, body.slice(start));
  }
  if (ends.cr > 0 || (ends.lf > 0 && ends.crlf > 0)) findings.add('line-ends-mixed', production, place, '');
  else if (ends.lf > 0) findings.add('line-feed-only', production, place, '');
  return lines;
}

function isFolded(line: Line, previous: Line | undefined): boolean {
  if (previous === undefined || line.text === '') return false;
  return previous.text.endsWith('\\') || (isBlank(line.text.charCodeAt(0)) && line.text.trim() !== '');
}

/** Joins folded lines with the line they continue; a backslash at the end of a line is dropped with the fold. */
export function unfolded(lines: readonly Line[], findings: Findings, production: Production): Line[] {
  const joined: Line[] = [];
  let pieces: string[] = [];
  let first: Line | undefined;
  let previous: Line | undefined;
  const finish = (): void => {
    if (first !== undefined) joined.push(pieces.length === 1 ? first : { ...first, text: pieces.join(' ') });
  };
  for (const line of lines) {
    const text = previous?.text.endsWith('\\') ? pieces.at(-1)?.slice(0, -1) : undefined;
    if (isFolded(line, previous)) {
      findings.add('line-folded', production, { offset: line.offset, line: line.number }, line.text);
      if (text !== undefined) pieces[pieces.length - 1] = text.trimEnd();
      pieces.push(line.text.trimStart());
    } else {
      finish();
      first = line;
      pieces = [line.text];
    }
    previous = line;
  }
  finish();
  return joined;
}
