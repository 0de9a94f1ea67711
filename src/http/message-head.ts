/** Status line and header fields from lines of Latin-1 text, tolerant of what RFC 7230 sections 3.1.2 and 3.2 forbid. */
import type { HeaderField } from '../message.js';
import { excerpt, type FaultList } from './fault-list.js';

export interface StatusLine {
  version: string;
  status: number;
  reason: string;
}

const STRICT_STATUS_LINE = /^(HTTP\/\d\.\d) (\d{3}) ([\t\x20-\x7e\x80-\xff]*)$/;
const LOOSE_STATUS_LINE = /^(HTTP\/\d+(?:\.\d+)?)[ \t]+(\d{3})(?:[ \t]+(.*))?$/is;
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const FORBIDDEN_IN_VALUE = /[\x00-\x08\x0a-\x1f\x7f]/;

/**
 * The parts of a status line, or undefined when not even a version and a three-digit code can be made out (RFC 7230 section 3.1.2).
 * A missing space before an absent reason phrase is a fault: the grammar has that space outside the phrase.
 */
export function parseStatusLine(line: string, faults: FaultList): StatusLine | undefined {
  const strict = STRICT_STATUS_LINE.exec(line);
  const found = strict ?? LOOSE_STATUS_LINE.exec(line);
  if (found === null) return undefined;
  if (strict === null) faults.add('status-line', `status line ${excerpt(line)} does not match the grammar`);
  const [, version = '', code = '', reason = ''] = found;
  return { version, status: Number(code), reason };
}

/** The fields in order, folds joined with one space; lines that name no field are left out (RFC 7230 section 3.2). */
export function parseFields(lines: readonly string[], faults: FaultList): HeaderField[] {
  const fields: HeaderField[] = [];
  for (const line of unfold(lines, faults)) {
    const field = parseField(line, faults);
    if (field !== undefined) fields.push(field);
  }
  return fields;
}

/** Without spaces and tabs at both ends; by index, as a regular expression would be quadratic on long runs. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return text.slice(start, end);
}

function unfold(lines: readonly string[], faults: FaultList): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.length - 1;
    const before = whole[last];
    if (!isBlank(line, 0) || before === undefined) {
      whole.push(line);
      continue;
    }
    faults.add('obs-fold', `field continued on the line ${excerpt(line)}`);
    whole[last] = `${before} ${trimBlanks(line)}`;
  }
  return whole;
}

function parseField(line: string, faults: FaultList): HeaderField | undefined {
  const colon = line.indexOf(':');
  const name = trimBlanks(line.slice(0, Math.max(colon, 0)));
  if (name === '') {
    faults.add('field-syntax', `no field name in ${excerpt(line)}`);
    return undefined;
  }
  const value = trimBlanks(line.slice(colon + 1));
  if (name.length !== colon) faults.add('field-syntax', `white space around the field name in ${excerpt(line)}`);
  else if (!TOKEN.test(name)) faults.add('field-syntax', `field name ${excerpt(name)} is not a token`);
  if (FORBIDDEN_IN_VALUE.test(value)) faults.add('field-syntax', `control character in the value of ${excerpt(name)}`);
  return [name, value];
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09;
}
