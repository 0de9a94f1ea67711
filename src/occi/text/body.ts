/** The body of text/plain: one entry a line (GFD.229 section 6). */
import type { Findings } from '../findings.js';
import type { EntryName } from './entries.js';
import { ENTRY_NAMES, Entries, entryName } from './entries.js';
import { type Line, readLines, unfolded } from './lines.js';
import { indexWithin, Source, trimmed } from './scanner.js';

const PRODUCTION = 'text-body';

/** Place of each kind of entry in the grammar of instances; locations stand alone. */
const RANK: Readonly<Record<EntryName, number>> = { Category: 0, Link: 1, 'X-OCCI-Attribute': 2, 'X-OCCI-Location': 2 };

function readLine(line: Line, findings: Findings, entries: Entries): EntryName | undefined {
  const source = new Source(line.text, findings, undefined, line.number, line.offset);
  const whole = { start: 0, end: line.text.length };
  const content = trimmed(line.text, whole);
  if (content.start === content.end) {
    source.deviate('blank-line', PRODUCTION, whole);
    return undefined;
  }
  const colon = indexWithin(line.text, ':', 0, line.text.length);
  const written = trimmed(line.text, { start: 0, end: Math.max(colon, 0) });
  const name = source.slice(written);
  const entry = entryName(name);
  if (entry === undefined) {
    source.deviate(colon > 0 && /^[A-Za-z][A-Za-z0-9-]*$/.test(name) ? 'field-unknown' : 'entry-malformed', PRODUCTION, whole);
    return undefined;
  }
  if (name !== entry) source.deviate('field-name-case', PRODUCTION, written);
  if (written.start > 0 || written.end < colon) source.deviate('field-name-space', PRODUCTION, { start: 0, end: colon + 1 });
  entries.take(entry, source, { start: colon + 1, end: line.text.length }, PRODUCTION);
  return entry;
}

/** Entries of a body with bytes read as Latin-1. */
export function readBody(body: string, findings: Findings): Entries {
  const entries = new Entries();
  findings.count(PRODUCTION);
  const lines = unfolded(readLines(body, findings, PRODUCTION), findings, PRODUCTION);
  let furthest = 0;
  for (const line of lines) {
    const entry = readLine(line, findings, entries);
    if (entry === undefined) continue;
    if (RANK[entry] < furthest) findings.add('entry-order', PRODUCTION, { offset: line.offset, line: line.number }, line.text);
    furthest = Math.max(furthest, RANK[entry]);
  }
  return entries;
}

/** Whether any line of a body begins like an entry of the text renderings. */
export function hasEntryLine(body: string): boolean {
  return body.split(/[\r\n]/).some((line) => {
    const colon = line.indexOf(':');
    return colon > 0 && colon <= 24 && (ENTRY_NAMES as readonly string[]).includes(entryName(line.slice(0, colon).trim()) ?? '');
  });
}
