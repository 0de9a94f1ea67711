import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordAssembly } from '../../record/assembly.js';
import { bodyLine } from '../../record/body.js';
import type { RecordLine } from '../../record/format.js';
import type { RunRecord } from '../../record/run-record.js';
import { sampleLines, sampleRecord } from '../../record/testing/sample.js';
import { htmlReport } from './report.js';
import { hostileRecord, rewrittenRecord } from './testing/hostile.js';
import { largeRecord } from './testing/large.js';

const MEGABYTE = 1_000_000;

describe('htmlReport', () => {
  it('gives the same bytes for the same record', () => {
    expect(htmlReport(sampleRecord({ failing: true }))).toBe(htmlReport(sampleRecord({ failing: true })));
  });

  it('escapes every text of a record: no marker comes through, and the markup is that of harmless text', () => {
    const plain = shape(htmlReport(rewrittenRecord((text) => `${text}harmless`)));
    const special = fc.constantFrom('<', '>', '"', "'", '&', '</script>', '<b>', '<!--', '\u001b[1m', '\u202e', '\0');
    const marker = fc.tuple(special, fc.stringMatching(/^[a-z0-9=/]{0,6}$/), special).map((parts) => parts.join('zq'));
    fc.assert(
      fc.property(marker, (text) => {
        const report = htmlReport(rewrittenRecord((before) => before + text));
        expect(report).not.toContain(text);
        expect(shape(report)).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  it('lets no character through that is invisible or reorders a line', () => {
    for (const record of [hostileRecord(), sampleRecord({ failing: true, hostile: true })]) {
      const report = htmlReport(record);
      expect(report).not.toMatch(/[^\P{C}\n\t]/u);
      expect(report).toContain('\\u{202e}');
    }
  });

  it.each([
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['no url', false],
    ['https://cloud.example.org/occi/', true],
  ])('makes %s a link: %s', (url, linked) => {
    const record = sampleRecord();
    const { header } = record;
    const report = htmlReport({ ...record, header: { ...header, target: { ...header.target, url } } });
    expect(report.includes(`href="${url}"`)).toBe(linked);
    expect(report).toContain(url);
  });

  it('marks the field that an assertion was decided by', () => {
    expect(htmlReport(sampleRecord({ failing: true }))).toContain('<mark><i>Server:</i> nginx/1.18.0</mark>');
    expect(htmlReport(sampleRecord())).not.toContain('<mark>');
  });

  it('leaves out the larger part of a large body and says so', () => {
    const report = htmlReport(withBody('x'.repeat(5 * MEGABYTE)));
    expect(report).toContain('4980000 of 5000000 characters left out');
    expect(report.length).toBeLessThan(0.2 * MEGABYTE);
  });

  it('shows a body that came more than once only once', () => {
    const body = 'y'.repeat(5000);
    const report = htmlReport(withBody(body));
    expect(report.split(body)).toHaveLength(2);
    expect(report).toContain('The same body as in <a href="#body-1">');
  });

  it.each([
    ['five failures', largeRecord()],
    ['nothing but failures', largeRecord({ broken: true })],
  ])('stays below 3 MB for 800 test cases and 3,200 exchanges, and takes less than a second: %s', (_, record) => {
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      expect(Buffer.byteLength(htmlReport(record))).toBeLessThan(3 * MEGABYTE);
      return performance.now() - start;
    });
    // The best of three, since a machine that is busy with other things says nothing about the report.
    expect(Math.min(...times)).toBeLessThan(1000);
  });

  it('says how many exchanges there was no room for', () => {
    const words = /\d+ exchanges of failed test cases are a line only/;
    expect(words.test(htmlReport(largeRecord({ broken: true })))).toBe(true);
    expect(words.test(htmlReport(sampleRecord({ failing: true })))).toBe(false);
  });

  it('tells of a run that was interrupted, before its plan or after', () => {
    const { footer: _, ...cut } = sampleRecord();
    expect(htmlReport({ ...cut, cases: cut.cases.slice(0, 2) })).toContain('8 planned test cases without a result');
    const { plan, ...unplanned } = cut;
    expect(plan).toBeDefined();
    expect(htmlReport({ ...unplanned, cases: [], rules: [], exchanges: new Map() })).toContain('The run was interrupted');
  });
});

/** The failing sample with another body in place of its text body. */
function withBody(text: string): RunRecord {
  const assembly = new RecordAssembly();
  const body = bodyLine(Buffer.from(text));
  const lines = sampleLines({ failing: true });
  const old = lines.find((line) => line.type === 'body' && line.text !== undefined);
  const rename = (line: RecordLine): RecordLine =>
    old?.type === 'body' && line.type === 'exchange' ? JSON.parse(JSON.stringify(line).replaceAll(old.digest, body.digest)) : line;
  for (const line of lines) assembly.add(line === old ? body : rename(line));
  const record = assembly.record('0'.repeat(64));
  if (record === undefined) throw new Error('the sample has no header');
  return record;
}

/** How often each tag and attribute name occurs in the document. */
function shape(report: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, tag = '', attributes = ''] of report.matchAll(/<(!?\/?[a-zA-Z!][^\s>/]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g)) {
    const names = attributes.replace(/="[^"]*"/g, '=').match(/[^\s=]+/g) ?? [];
    for (const name of [tag, ...names.map((n) => `${tag} ${n}`)]) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
