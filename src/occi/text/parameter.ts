/** Parameters of category and link values: `; name = value`, the value quoted or bare. */
import type { Production } from '../deviation.js';
import { isNameCharacter } from '../names.js';
import { forEachPart, indexWithin, isBlank, type Range, readQuoted, type Source, skipBlanks, trimmed } from './scanner.js';

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const EQUALS = 0x3d;

/** A value as it was written. */
export interface Value {
  form: 'quoted' | 'single-quoted' | 'bare';
  /** Content, a quoted-string unescaped. */
  text: string;
  /** Content as written between the quotes. */
  raw: string;
  /** False for a quoted-string with control characters, or without its closing quote. */
  sound: boolean;
  range: Range;
}

export interface Parameter {
  name: string;
  nameRange: Range;
  value: Value;
}

/** Whether a name and "=" begin at `start`, which is how a forgotten separator shows. */
export function startsParameter(text: string, start: number, end: number): boolean {
  let i = start;
  while (i < end && isNameCharacter(text.charCodeAt(i))) i++;
  return i > start && text.charCodeAt(skipBlanks(text, i, end)) === EQUALS && skipBlanks(text, i, end) < end;
}

/** End of a bare value: that of the range, or the blank before something that looks like the next parameter. */
function bareEnd(text: string, start: number, end: number): number {
  let i = start;
  while (i < end) {
    if (!isBlank(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const next = skipBlanks(text, i, end);
    if (startsParameter(text, next, end)) return i;
    i = next;
  }
  return end;
}

/** The value in a range, quoted or bare, and the position behind it. Blanks before it are skipped; what follows it is not judged. */
export function readValue(source: Source, range: Range, production: Production): { value: Value; next: number } {
  const { text } = source;
  const start = skipBlanks(text, range.start, range.end);
  const first = start < range.end ? text.charCodeAt(start) : 0;
  if (first === QUOTE) {
    const quoted = readQuoted(text, start, range.end);
    if (!quoted.closed) source.deviate('quote-unterminated', production, { start, end: range.end });
    const value: Value = { form: 'quoted', text: quoted.value, raw: quoted.raw, sound: quoted.sound, range: { start, end: quoted.next } };
    return { value, next: quoted.next };
  }
  if (first === APOSTROPHE) {
    const closing = indexWithin(text, "'", start + 1, range.end);
    if (closing > 0) {
      const content = text.slice(start + 1, closing);
      const value: Value = { form: 'single-quoted', text: content, raw: content, sound: true, range: { start, end: closing + 1 } };
      return { value, next: closing + 1 };
    }
  }
  const end = bareEnd(text, start, range.end);
  const written = trimmed(text, { start, end });
  const content = source.slice(written);
  return { value: { form: 'bare', text: content, raw: content, sound: true, range: written }, next: end };
}

/** Reads the parameters in one part between semicolons: one, or more where separators were forgotten. */
function readPart(source: Source, part: Range, production: Production, found: (parameter: Parameter) => void): void {
  const { text } = source;
  let rest = trimmed(text, part);
  while (rest.start < rest.end) {
    let equals = rest.start;
    while (equals < rest.end && text.charCodeAt(equals) !== EQUALS && text.charCodeAt(equals) !== QUOTE) equals++;
    if (equals >= rest.end || text.charCodeAt(equals) !== EQUALS) {
      source.deviate('parameter-malformed', production, rest);
      return;
    }
    const nameRange = trimmed(text, { start: rest.start, end: equals });
    if (nameRange.start === nameRange.end) source.deviate('parameter-malformed', production, rest);
    if (nameRange.end < equals || (equals + 1 < rest.end && isBlank(text.charCodeAt(equals + 1)))) {
      source.deviate('space-around-equals', production, { start: rest.start, end: Math.min(rest.end, equals + 2) });
    }
    const { value, next } = readValue(source, { start: equals + 1, end: rest.end }, production);
    if (nameRange.start < nameRange.end) found({ name: source.slice(nameRange), nameRange, value });
    rest = trimmed(text, { start: next, end: rest.end });
    if (rest.start === rest.end) return;
    if (!startsParameter(text, rest.start, rest.end)) {
      source.deviate('junk-after-value', production, rest);
      return;
    }
    source.deviate('separator-missing', production, rest);
  }
}

/**
 * Calls back for each parameter in a range that begins after the first semicolon of a value. Reports empty and malformed parameters,
 * forgotten separators, blanks around "=" and a semicolon at the end.
 */
export function forEachParameter(source: Source, range: Range, production: Production, found: (parameter: Parameter) => void): void {
  forEachPart(source.text, range, ';', (part, last) => {
    const content = trimmed(source.text, part);
    if (content.start < content.end) readPart(source, content, production, found);
    else source.deviate(last ? 'trailing-semicolon' : 'parameter-empty', production, { start: Math.max(0, part.start - 1), end: part.end });
  });
}
