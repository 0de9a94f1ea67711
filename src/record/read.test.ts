import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SuiteError } from '../errors.js';
import { rechain } from './chain.js';
import type { RecordLine } from './format.js';
import { bodyBytes, LINE_LIMIT, parseRecord, readRecord } from './read.js';
import { checkLine } from './schema.js';
import { sampleLines } from './testing/sample.js';
import { createRecordWriter } from './write.js';

const lines = sampleLines({ failing: true, hostile: true });
const whole = rechain(lines);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'record-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function codeOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return error instanceof SuiteError ? error.code : `not ours: ${error}`;
  }
  return 'none';
}

function altered(at: number, change: (line: string) => string): string {
  const all = whole.trimEnd().split('\n');
  all[at] = change(all[at] ?? '');
  return `${all.join('\n')}\n`;
}

describe('createRecordWriter', () => {
  it('keeps in memory what the reader returns from the file', () => {
    const path = join(folder, 'new', 'run.jsonl');
    const writer = createRecordWriter(path);
    for (const line of lines) writer.write(line);
    writer.close();
    writer.close();
    expect(readRecord(path)).toEqual(writer.record());
    expect(readFileSync(path, 'utf8')).toBe(whole);
    const inMemory = createRecordWriter(undefined);
    for (const line of lines) inMemory.write(line);
    expect(inMemory.record()).toEqual(writer.record());
  });

  it('writes each body once and none for no bytes', () => {
    const writer = createRecordWriter(undefined);
    writer.write(sampleLines()[0] as RecordLine);
    const digest = writer.body(Buffer.from('a'));
    expect(digest).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
    expect(writer.body(Buffer.from('a'))).toBe(digest);
    expect(writer.body(new Uint8Array())).toBeUndefined();
    expect(writer.record().bodies.size).toBe(1);
  });

  it('gives back the bytes of any body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        const writer = createRecordWriter(undefined);
        writer.write(sampleLines()[0] as RecordLine);
        const digest = writer.body(bytes);
        expect(Buffer.from(bodyBytes(writer.record(), digest)).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
    expect(bodyBytes(parseRecord(whole), 'unknown')).toHaveLength(0);
  });

  it('refuses an exchange key a second time', () => {
    const writer = createRecordWriter(undefined);
    for (const line of lines) if (line.type !== 'footer') writer.write(line);
    const exchange = lines.find((line) => line.type === 'exchange');
    expect(codeOf(() => writer.write(exchange as RecordLine))).toBe('internal');
  });

  it('says so when the file cannot be written', () => {
    writeFileSync(join(folder, 'plain'), '');
    expect(codeOf(() => createRecordWriter(join(folder, 'plain', 'run.jsonl')))).toBe('file');
  });
});

describe('readRecord', () => {
  it('validates every line of a record against the published schema', () => {
    for (const line of whole.trimEnd().split('\n')) expect(checkLine(JSON.parse(line))).not.toHaveProperty('wrong');
  });

  it('reads a line that spans chunks', () => {
    const path = join(folder, 'long.jsonl');
    const writer = createRecordWriter(path);
    for (const line of lines.slice(0, 2)) writer.write(line);
    const bytes = Buffer.alloc(3_000_000, 'é');
    const digest = writer.body(bytes);
    writer.write(lines.at(-1) as RecordLine);
    writer.close();
    expect(Buffer.from(bodyBytes(readRecord(path), digest)).equals(bytes)).toBe(true);
  });

  it('takes a record cut anywhere for an interrupted run, or for none at all', () => {
    const header = whole.indexOf('\n');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Buffer.byteLength(whole) - 2 }), (length) => {
        const cut = Buffer.from(whole).subarray(0, length);
        if (length < header) expect(codeOf(() => parseRecord(cut))).toBe('record-damaged');
        else expect(parseRecord(cut).footer).toBeUndefined();
      }),
    );
    expect(parseRecord(whole.trimEnd()).footer).toBeDefined();
  });

  it('finds every changed byte, but in the last line', () => {
    const bytes = Buffer.from(whole);
    const last = bytes.lastIndexOf('\n', bytes.length - 2);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: last - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = ((changed[at] ?? 0) + by) % 256;
        expect(codeOf(() => parseRecord(changed))).toMatch(/^record-(damaged|format)$/);
      }),
    );
  });

  it.each([
    ['nothing', '', 'record-damaged', 'line 1'],
    ['no record at all', 'hello\n', 'record-damaged', 'line 1'],
    ['a number', '3\n', 'record-damaged', 'line 1'],
    ['a future format', altered(0, (line) => line.replace('"format":1', '"format":2')), 'record-format', 'format 2'],
    ['a line taken out', altered(3, () => '').replace('\n\n', '\n'), 'record-damaged', 'line 4'],
    ['an unknown type', rechain([...lines.slice(0, 2), { type: 'extra' } as unknown as RecordLine]), 'record-damaged', 'line 3'],
    ['two headers', rechain([lines[0], lines[0]] as RecordLine[]), 'record-damaged', 'line 2'],
    ['a plan first', rechain(lines.slice(1)), 'record-damaged', 'line 1'],
    ['a body that is missing', rechain(lines.filter((line) => line.type !== 'body')), 'record-damaged', 'line 3'],
    ['an exchange twice', rechain([...lines.slice(0, 5), lines[4]] as RecordLine[]), 'record-damaged', 'line 6'],
    ['a second footer', rechain([...lines, lines.at(-1)] as RecordLine[]), 'record-damaged', `line ${lines.length + 1}`],
    ['text after the footer', `${whole}x`, 'record-damaged', `line ${lines.length + 1}`],
    ['a footer without verdict', rechain([...lines.slice(0, 2), { type: 'footer' } as RecordLine]), 'record-damaged', 'line 3'],
  ])('refuses %s', (_, content, code, place) => {
    const read = () => parseRecord(content);
    expect(codeOf(read)).toBe(code);
    expect(read).toThrow(place);
  });

  it('refuses a line beyond the limit without holding more of it', () => {
    const content = Buffer.alloc(LINE_LIMIT + 2, 0x20);
    expect(codeOf(() => parseRecord(content))).toBe('record-damaged');
  });

  it('never crashes on arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => codeOf(() => parseRecord(bytes)) === 'record-damaged'));
  });

  it('says so when there is no file', () => {
    expect(codeOf(() => readRecord(join(folder, 'absent.jsonl')))).toBe('file');
    expect(codeOf(() => readRecord(folder))).toBe('file');
  });
});
