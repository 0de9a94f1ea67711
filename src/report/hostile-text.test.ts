/** Whatever text a target, an operator or a suite supplies, reports keep their shape: JUnit, Markdown and the console (HTML beside its own). */
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bodyBytes } from '../record/body.js';
import type { RunRecord } from '../record/run-record.js';
import { createConsoleReporter } from './console.js';
import { rewrittenRecord } from './html/testing/hostile.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import { junitFaults, select } from './testing/xml.js';

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>',
    ']]>',
    '&',
    '"',
    "'",
    '|',
    '`',
    '```',
    '\n',
    '\r\n',
    '\0',
    '\u001b[31m',
    '\u009b',
    '\u202e',
    '\ud800',
    "=cmd|' /C calc'!A0",
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const text = fc.array(hostile, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The failing sample with some text after each of its own; that times are times the schema of the record sees to. */
function withText(added: string): RunRecord {
  return rewrittenRecord((before) => (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-][\d:]+)$/.test(before) ? before : before + added));
}

function fuzz(check: (record: RunRecord) => void): void {
  fc.assert(
    fc.property(text, (added) => check(withText(added))),
    { numRuns: 40 },
  );
}

function told(record: RunRecord): string {
  let out = '';
  const screen = new Writable({
    write(chunk: Buffer, _encoding, done) {
      out += chunk.toString();
      done();
    },
  });
  const reporter = createConsoleReporter(screen as unknown as NodeJS.WriteStream, { verbose: true });
  if (record.plan !== undefined) reporter.planned(record.plan, record.header);
  for (const line of record.exchanges.values()) reporter.exchange(line, bodyBytes(record, line.request.body));
  for (const line of record.cases) {
    const planned = record.plan?.cases.find(({ id }) => id === line.id);
    if (planned !== undefined) reporter.finished(line, planned);
  }
  reporter.ended(record);
  return out;
}

beforeAll(() => void vi.stubEnv('GITHUB_ACTIONS', ''));
afterAll(() => vi.unstubAllEnvs());

describe('of any text', () => {
  it('JUnit stays valid, and has the elements of harmless text', () => {
    const shape = (xml: string) => select(xml, '//*').map(({ name, children }) => [name, children]);
    const plain = shape(junitReport(withText('x')));
    fuzz((record) => {
      const xml = junitReport(record);
      expect(junitFaults(xml)).toEqual([]);
      expect(shape(xml)).toEqual(plain);
    });
  });

  it('Markdown shows it as text, and has the blocks of harmless text', () => {
    const heads = (markdown: string) => markdown.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').match(/^(#+ |\| ---|- )/gm);
    const plain = heads(markdownReport(withText('x')));
    fuzz((record) => {
      const markdown = markdownReport(record);
      expect(markdown.replaceAll('\n', '')).not.toMatch(UNSEEN);
      expect(heads(markdown)).toEqual(plain);
      const outside = markdown.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').replace(/(`+)[^`\n]([^\n]*?[^`\n])?\1(?!`)/g, '');
      expect(outside).not.toMatch(/<(?!br>)/);
    });
  });

  it('the console prints nothing that a terminal obeys, and as many lines as for harmless text', () => {
    const lines = told(withText('x')).split('\n').length;
    fuzz((record) => {
      const out = told(record);
      expect(out.replaceAll('\n', '')).not.toMatch(UNSEEN);
      expect(out.split('\n').length).toBe(lines);
    });
  });
});
