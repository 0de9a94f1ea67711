/** Cuts field values at commas and semicolons, and reads quoted-strings (RFC 7230 sections 3.2.6 and 7). One pass each. */
import type { DeviationCode, Production } from '../deviation.js';
import { Findings } from '../findings.js';

const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x3c;

/** A stretch of text, end exclusive. */
export interface Range {
  start: number;
  end: number;
}

/** A text under examination, with the place where it stood. Offsets into the text are offsets of the field value or body. */
export class Source {
  constructor(
    readonly text: string,
    readonly findings: Findings,
    /** Name of the header field, or undefined for the body. */
    readonly field: string | undefined,
    /** Line of the body, from 1. */
    readonly line: number | undefined,
    /** Added to offsets, for text that was put together from several lines. */
    readonly base = 0,
  ) {}

  /** Notes a deviation seen in a range of the text. */
  deviate(code: DeviationCode, production: Production, range: Range): void {
    const place = {
      ...(this.field === undefined ? {} : { field: this.field }),
      offset: this.base + range.start,
      ...(this.line === undefined ? {} : { line: this.line }),
    };
    this.findings.add(code, production, place, this.text.slice(range.start, Math.min(range.end, range.start + 100)));
  }

  /** The same text with nobody listening, for a first look. */
  silenced(): Source {
    return new Source(this.text, new Findings(), this.field, this.line, this.base);
  }

  slice(range: Range): string {
    return this.text.slice(range.start, range.end);
  }
}

/** Whether the character is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** The range without blanks at its ends. */
export function trimmed(text: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** Position of the first character that is no blank, at most `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** Position of a character within a range, or -1. Never looks beyond the range: else many short ranges would cost quadratic time. */
export function indexWithin(text: string, character: string, start: number, end: number): number {
  const wanted = character.charCodeAt(0);
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === wanted) return i;
  return -1;
}

/** Position after the quoted-string that begins at `start`, or `end` when it is not closed. */
function afterQuoted(text: string, start: number, end: number): number {
  for (let i = start + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE) return i + 1;
  }
  return end;
}

/**
 * Calls back for each part between separators; separators inside double quotes, or inside `<...>` at the beginning of a part, do not
 * separate. There is always at least one part, possibly empty.
 */
export function forEachPart(text: string, range: Range, separator: string, part: (range: Range, last: boolean) => void): void {
  const wanted = separator.charCodeAt(0);
  const { end } = range;
  let start = range.start;
  let untouched = true;
  // Looked for once only when there is none: else `<,<,<,` would cost quadratic time.
  let closing = -2;
  let i = start;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (code === wanted) {
      part({ start, end: i }, false);
      start = ++i;
      untouched = true;
      continue;
    }
    if (code === QUOTE) i = afterQuoted(text, i, end);
    else if (code === OPEN && untouched) {
      if (closing !== -1 && closing < i) closing = indexWithin(text, '>', i, end);
      i = closing > i ? closing + 1 : i + 1;
    } else i++;
    if (!isBlank(code)) untouched = false;
  }
  part({ start, end }, true);
}

/** What a quoted-string holds. */
export interface Quoted {
  /** After unescaping. */
  value: string;
  /** Between the quotes, as written. */
  raw: string;
  /** Position after the closing quote. */
  next: number;
  closed: boolean;
  /** No control characters, no escape of one (RFC 7230 section 3.2.6). */
  sound: boolean;
}

/** Reads the quoted-string whose opening quote stands at `start`; one without closing quote goes to `end`. */
export function readQuoted(text: string, start: number, end: number): Quoted {
  const pieces: string[] = [];
  let sound = true;
  let from = start + 1;
  for (let i = start + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      pieces.push(text.slice(from, i));
      return { value: pieces.join(''), raw: text.slice(start + 1, i), next: i + 1, closed: true, sound };
    }
    if (code === BACKSLASH && i + 1 < end) {
      pieces.push(text.slice(from, i));
      from = ++i;
      const escaped = text.charCodeAt(i);
      if ((escaped < SPACE && escaped !== TAB) || escaped === 0x7f) sound = false;
    } else if ((code < SPACE && code !== TAB) || code === 0x7f) sound = false;
  }
  pieces.push(text.slice(from, end));
  return { value: pieces.join(''), raw: text.slice(start + 1, end), next: end, closed: false, sound: false };
}
