/** Bodies in a record: named by the SHA-256 of their bytes, stored as text where that loses nothing. */
import { createHash } from 'node:crypto';
import type { BodyLine } from './format.js';
import type { RunRecord } from './run-record.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The line that stores these bytes. */
export function bodyLine(bytes: Uint8Array): BodyLine {
  const digest = createHash('sha256').update(bytes).digest('hex');
  try {
    return { type: 'body', digest, text: utf8.decode(bytes) };
  } catch {
    return { type: 'body', digest, base64: Buffer.from(bytes).toString('base64') };
  }
}

/**
 * Bytes of a body of the record; empty for no digest or one that the record does not hold.
 * The bytes are not compared with the digest: the chain guards the file, and what is judged is what the record holds.
 */
export function bodyBytes(record: Pick<RunRecord, 'bodies'>, digest: string | undefined): Uint8Array {
  const line = digest === undefined ? undefined : record.bodies.get(digest);
  if (line?.base64 !== undefined) return Buffer.from(line.base64, 'base64');
  return Buffer.from(line?.text ?? '', 'utf8');
}
