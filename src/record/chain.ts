/** The chain of a record: each line carries the SHA-256 of the bytes of the line before it. */
import { createHash } from 'node:crypto';
import type { RecordLine } from './format.js';

/** Hex SHA-256 of the exact bytes of a line, without its line feed. */
export function lineDigest(line: Uint8Array | string): string {
  return createHash('sha256').update(line).digest('hex');
}

/** A line as it stands in the file, without its line feed; `previous` is the digest of the line before, "" for the first. */
export function chained(line: RecordLine, previous: string): string {
  return JSON.stringify({ previous, ...line });
}

/** Text of a whole record file with its chain made anew, for records that were altered on purpose. */
export function rechain(lines: readonly RecordLine[]): string {
  let text = '';
  let previous = '';
  for (const line of lines) {
    const bytes = chained(line, previous);
    text += `${bytes}\n`;
    previous = lineDigest(bytes);
  }
  return text;
}
