/** Reads run records of whatever origin: bounded, line by line, with the chain and the schema held against each. */
import { closeSync, openSync, readSync } from 'node:fs';
import { SuiteError } from '../errors.js';
import { RecordAssembly } from './assembly.js';
import { lineDigest } from './chain.js';
import { RECORD_FORMAT } from './format.js';
import type { RunRecord } from './run-record.js';
import { checkLine } from './schema.js';

export { bodyBytes } from './body.js';

/** Bytes of the longest line that is read; the largest body that is recorded is far below. */
export const LINE_LIMIT = 64 * 1024 * 1024;

const CHUNK = 1024 * 1024;
const LF = 0x0a;

/**
 * The record in a file. A cut last line or a missing footer is an interrupted run: the record has no footer.
 * Throws `file`, `record-damaged` (naming the line) or `record-format` (another format version).
 */
export function readRecord(path: string): RunRecord {
  const reader = new LineReader(path);
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const chunk = Buffer.alloc(CHUNK);
    for (;;) {
      const length = readSync(file, chunk, 0, CHUNK, null);
      if (length === 0) break;
      reader.push(chunk.subarray(0, length));
    }
  } catch (cause) {
    if (cause instanceof SuiteError) throw cause;
    throw new SuiteError('file', `run record [${path}]: cannot be read: ${cause instanceof Error ? cause.message : cause}`, [], { cause });
  } finally {
    if (file !== undefined) closeSync(file);
  }
  return reader.end();
}

/** As {@link readRecord}, from text or bytes at hand; `name` stands in messages. */
export function parseRecord(content: string | Uint8Array, name = 'record'): RunRecord {
  const reader = new LineReader(name);
  reader.push(typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
  return reader.end();
}

/** Cuts chunks into lines and adds each to the record. */
class LineReader {
  readonly #assembly = new RecordAssembly();
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #pending: Uint8Array[] = [];
  #pendingLength = 0;
  #number = 0;
  #previous = '';
  #footer = false;

  constructor(readonly name: string) {}

  push(chunk: Uint8Array): void {
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      this.#keep(chunk.subarray(from, end));
      this.#line(this.#take());
      from = end + 1;
    }
    // A copy, since the caller uses its buffer again.
    if (from < chunk.length) this.#keep(new Uint8Array(chunk.subarray(from)));
  }

  end(): RunRecord {
    const rest = this.#take();
    if (rest.length > 0) this.#unfinished(rest);
    const record = this.#assembly.record(this.#previous);
    if (record === undefined) throw this.#damaged('no header: not a run record, or nothing of it is left', 1);
    return record;
  }

  #keep(bytes: Uint8Array): void {
    this.#pendingLength += bytes.length;
    if (this.#pendingLength > LINE_LIMIT) throw this.#damaged(`longer than ${LINE_LIMIT} bytes`, this.#number + 1);
    this.#pending.push(bytes);
  }

  #take(): Uint8Array {
    const bytes = this.#pending.length === 1 ? this.#pending[0] : Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingLength = 0;
    return bytes ?? new Uint8Array();
  }

  /** Text after the last line feed: a whole line whose line feed an editor took, or one that was cut when the run was interrupted. */
  #unfinished(bytes: Uint8Array): void {
    if (this.#footer) throw this.#damaged('text after the footer', this.#number + 1);
    if (this.#parse(bytes) !== undefined) this.#line(bytes);
  }

  #parse(bytes: Uint8Array): { value: unknown } | undefined {
    try {
      return { value: JSON.parse(this.#utf8.decode(bytes)) };
    } catch {
      return undefined;
    }
  }

  #line(bytes: Uint8Array): void {
    this.#number += 1;
    const parsed = this.#parse(bytes);
    if (parsed === undefined) throw this.#damaged('not JSON in UTF-8');
    this.#format(parsed.value);
    const checked = checkLine(parsed.value);
    if ('wrong' in checked) throw this.#damaged(checked.wrong);
    const { previous, ...line } = checked.line;
    if (previous !== this.#previous) throw this.#damaged('the chain is broken: this line does not follow the one before it');
    const refusal = this.#assembly.refusal(line);
    if (refusal !== undefined) throw this.#damaged(refusal);
    this.#assembly.add(line);
    this.#footer = line.type === 'footer';
    this.#previous = lineDigest(bytes);
  }

  /** A header of another format need not fit our schema, so its version is asked first. */
  #format(value: unknown): void {
    if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'header' || !('format' in value)) return;
    if (value.format === RECORD_FORMAT) return;
    throw new SuiteError(
      'record-format',
      `run record [${this.name}]: format ${JSON.stringify(value.format)}, this version reads format ${RECORD_FORMAT}`,
    );
  }

  #damaged(why: string, line = this.#number): SuiteError {
    return new SuiteError('record-damaged', `run record [${this.name}, line ${line}]: ${why}`);
  }
}
