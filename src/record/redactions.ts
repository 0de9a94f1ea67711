/** How many secrets were taken out of answers; only the suite writes their references there. */
import type { RunRecord } from './run-record.js';

const REFERENCE = /\{\{secret:[^{}]+\}\}/g;

/** Replacements in all answers of the record, those in a body as often as it came. */
export function redactionsIn(record: RunRecord): number {
  const inBodies = new Map<string, number>();
  let sum = 0;
  for (const { outcome } of record.exchanges.values()) {
    if (outcome.kind !== 'response') {
      sum += count(outcome.detail);
      continue;
    }
    sum += count(outcome.reason) + outcome.fields.reduce((n, [name, value]) => n + count(name) + count(value), 0);
    if (outcome.body === undefined) continue;
    const known = inBodies.get(outcome.body) ?? countInBody(record, outcome.body);
    inBodies.set(outcome.body, known);
    sum += known;
  }
  return sum;
}

function countInBody(record: RunRecord, digest: string): number {
  const line = record.bodies.get(digest);
  const text = line?.text ?? (line?.base64 === undefined ? '' : Buffer.from(line.base64, 'base64').toString('latin1'));
  return count(text);
}

function count(text: string): number {
  return text.includes('{{secret:') ? (text.match(REFERENCE)?.length ?? 0) : 0;
}
