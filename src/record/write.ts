/** Writes a run record as it comes to be, and keeps it in memory: a live run is judged and reported from the same recorded form. */
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { SuiteError } from '../errors.js';
import { RecordAssembly } from './assembly.js';
import { bodyLine } from './body.js';
import { chained, lineDigest } from './chain.js';
import type { RecordLine } from './format.js';
import type { RunRecord } from './run-record.js';

/** Lines between two syncs: what a crash of the machine may cost. */
const LINES_PER_SYNC = 100;

export interface RecordWriter {
  /** Adds a line with its chain; throws `internal` for one that cannot stand at this place, e.g. an exchange key a second time. */
  write(line: RecordLine): void;
  /** Hex SHA-256 of a body, written once however often it is used; undefined for an empty one. */
  body(bytes: Uint8Array): string | undefined;
  /** The record so far. Throws `internal` before the header is written. */
  record(): RunRecord;
  /** Syncs and closes the file; may be called again. */
  close(): void;
}

/**
 * A writer to a file, made with its folders and emptied; without a path, one in memory only.
 * @param durable synced to the disk as it goes, so that a crash of the machine costs little; a killed process loses nothing either way
 */
export function createRecordWriter(path: string | undefined, durable = true): RecordWriter {
  const assembly = new RecordAssembly();
  let file = path === undefined ? undefined : open(path);
  let previous = '';
  let unsynced = 0;

  function write(line: RecordLine): void {
    assembly.add(line);
    const text = chained(line, previous);
    previous = lineDigest(text);
    if (file === undefined) return;
    writeWhole(file, Buffer.from(`${text}\n`));
    unsynced += 1;
    if (durable && unsynced >= LINES_PER_SYNC) sync(file);
  }

  function sync(descriptor: number): void {
    fsyncSync(descriptor);
    unsynced = 0;
  }

  return {
    write,
    body(bytes) {
      if (bytes.length === 0) return undefined;
      const line = bodyLine(bytes);
      if (!assembly.holdsBody(line.digest)) write(line);
      return line.digest;
    },
    record() {
      const record = assembly.record(previous);
      if (record === undefined) throw new SuiteError('internal', 'run record: asked for before its header was written');
      return record;
    },
    close() {
      if (file === undefined) return;
      sync(file);
      closeSync(file);
      file = undefined;
    },
  };
}

function open(path: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'w');
  } catch (cause) {
    throw new SuiteError('file', `run record [${path}]: cannot be written: ${cause instanceof Error ? cause.message : cause}`, [], {
      cause,
    });
  }
}

/** A write to a pipe or a full disk may take a part only. */
function writeWhole(file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
}
