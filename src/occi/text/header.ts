/** The header fields of text/occi, repeated or joined (GFD.229 section 7). */
import type { Findings } from '../findings.js';
import type { OcciMessage } from '../rendering.js';
import { hasEntryLine } from './body.js';
import { bytesAsText } from './encoding.js';
import { Entries, entryName } from './entries.js';
import { Source } from './scanner.js';

const PRODUCTION = 'text-header';

function hasControlCharacter(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return true;
  }
  return false;
}

/** Entries of a message's header fields; the body carries none, and in a response the word OK. */
export function readHeader(message: OcciMessage, role: 'request' | 'response', findings: Findings): Entries {
  const entries = new Entries();
  findings.count(PRODUCTION);
  const seen = new Set<string>();
  for (const [name, value] of message.fields) {
    const entry = entryName(name);
    if (entry === undefined) continue;
    const place = { field: name, offset: 0 };
    if (seen.has(entry)) findings.add('field-repeated', PRODUCTION, place, value);
    seen.add(entry);
    if (hasControlCharacter(value)) findings.add('control-character', PRODUCTION, place, value);
    entries.take(entry, new Source(value, findings, name, undefined), { start: 0, end: value.length }, PRODUCTION);
  }
  judgeBody(bytesAsText(message.body), role, findings);
  return entries;
}

function judgeBody(body: string, role: 'request' | 'response', findings: Findings): void {
  if (hasEntryLine(body)) findings.add('entries-in-body', PRODUCTION, { offset: 0 }, body);
  if (role === 'request') return;
  if (!body.includes('OK')) findings.add('body-without-ok', PRODUCTION, { offset: 0 }, body);
  else if (body.replace(/\r?\n$/, '') !== 'OK') findings.add('body-around-ok', PRODUCTION, { offset: 0 }, body);
}

/** Notes OCCI fields beside a body that carries the payload. Link is left out: other software sends it too (RFC 8288). */
export function noteFieldsBesideBody(
  message: OcciMessage,
  production: 'text-body' | 'text-uri-list' | 'json-text',
  findings: Findings,
): void {
  for (const [name, value] of message.fields) {
    const entry = entryName(name);
    if (entry !== undefined && entry !== 'Link') findings.add('fields-beside-body', production, { field: name, offset: 0 }, value);
  }
}
