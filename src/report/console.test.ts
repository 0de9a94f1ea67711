import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bodyBytes } from '../record/body.js';
import type { CaseLine } from '../record/format.js';
import type { RunRecord } from '../record/run-record.js';
import { footerLine } from '../record/summary.js';
import { assemble, sampleLines, sampleRecord } from '../record/testing/sample.js';
import { says, smallRecord } from '../record/testing/small.js';
import { type ConsoleOptions, createConsoleReporter } from './console.js';

class Screen extends Writable {
  text = '';
  constructor(
    readonly isTTY: boolean,
    readonly columns = 60,
  ) {
    super();
  }
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
  getColorDepth(): number {
    return 8;
  }
}

/** Tells the record as the engine would, and returns what came out. */
async function told(record: RunRecord, options: ConsoleOptions = {}, screen = new Screen(false), pause = 0): Promise<string> {
  const reporter = createConsoleReporter(screen as unknown as NodeJS.WriteStream, options);
  if (record.plan !== undefined) reporter.planned(record.plan, record.header);
  for (const line of record.exchanges.values()) reporter.exchange(line, bodyBytes(record, line.request.body));
  const last = new Map(record.cases.map((line): [string, CaseLine] => [line.id, line]));
  for (const planned of record.plan?.cases ?? []) {
    const line = last.get(planned.id);
    if (line !== undefined) reporter.finished(line, planned);
  }
  if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  reporter.ended(record);
  return screen.text;
}

const failing = sampleRecord({ failing: true });

beforeEach(() => void vi.stubEnv('GITHUB_ACTIONS', ''));

afterEach(() => vi.unstubAllEnvs());

describe('createConsoleReporter', () => {
  it("annotates at the end in GitHub's Actions, and keeps the runner from obeying anything before", async () => {
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    const lines = (await told(sampleRecord({ failing: true, hostile: true }))).trimEnd().split('\n');
    const token = /^::stop-commands::([0-9a-f-]{36})$/.exec(lines[0] ?? '')?.[1];
    const resumed = lines.indexOf(`::${token}::`);
    expect(resumed).toBeGreaterThan(10);
    expect(lines.slice(resumed + 1).every((line) => /^::(error|warning) title=/.test(line))).toBe(true);
    expect(lines.slice(1, resumed).join('\n')).not.toContain(token);
  });

  it('shows a card for each failing clause, then a summary, without any escape where there is no terminal', async () => {
    const text = await told(failing);
    expect(text).not.toContain('\u001b');
    expect(text.match(/^FAIL {2}MUST/gm)).toHaveLength(2);
    expect(text).toContain('  repeat    curl -i');
    expect(text).toContain('3 causes, 2 failed, 1 blocked');
    expect(text).toContain('left-behind: compute/9 could not be removed');
    expect(text.trimEnd().split('\n').at(-1)).toMatch(
      /^NOT CONFORMANT {2}Example Cloud 4\.1 does not conform to profile occi-1\.2-sample 1\.0\.0/,
    );
  });

  it('names clause and difference in the first lines', async () => {
    const [, , head, expected, got] = (await told(failing)).split('\n');
    expect(head).toContain('http.entity-get.rendering');
    expect(expected).toContain('occi.core.title = "vm"');
    expect(got).toContain('occi.core.title absent');
  });

  it('says 1 cause, 41 blocked', async () => {
    const cause = { id: 'recipe:compute', text: 'no compute' };
    const cases = Object.fromEntries(
      Array.from({ length: 41 }, (_, i) => [`case${i}`, { plans: ['a'], line: { verdict: 'blocked' as const, cause } }]),
    );
    const record = smallRecord({ clauses: { a: {} }, cases });
    const text = await told({ ...record, footer: footerLine(record, 1) });
    expect(text).toContain('1 cause, 41 blocked\n  recipe:compute  41 blocked  no compute\n');
  });

  it('fits its summary on a screen, and prints ten cards at the most', async () => {
    const clauses = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`clause.${i}`, {}]));
    const cases = Object.fromEntries(
      Object.keys(clauses).map((id) => [
        `case.${id}`,
        { plans: [id], line: { assertions: [says(id, 'fail', { got: 'x'.repeat(2000) })] } },
      ]),
    );
    const record = smallRecord({ clauses, cases });
    const text = await told({ ...record, footer: footerLine(record, 1) });
    expect(text.match(/^FAIL/gm)).toHaveLength(10);
    const summary = text.slice(text.indexOf('290 more failures'));
    expect(summary.split('\n').length).toBeLessThanOrEqual(20);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(600);
  });

  it('is quiet on wish: cards and the sentence', async () => {
    expect(await told(sampleRecord(), { quiet: true })).toMatch(/^CONFORMANT {2}[^\n]*\n$/);
    expect(await told(failing, { quiet: true })).toContain('FAIL  MUST');
  });

  it('tells every case and exchange on wish', async () => {
    const text = await told(failing, { verbose: true });
    expect(text).toMatch(/^pass +http\.security\.tls$/m);
    expect(text).toMatch(/^ {2}GET http:\/\/127\.0\.0\.1:8080\/-\/ {2}200 OK {2}7 ms$/m);
    expect(text).toContain('timeout no byte in 30000 ms');
  });

  it('obeys no text of the target', async () => {
    const text = await told(sampleRecord({ failing: true, hostile: true }), { verbose: true });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it('draws a live line on a terminal, within its width, and takes it away', async () => {
    const screen = new Screen(true, 30);
    const text = await told(failing, {}, screen, 1500);
    expect(stripVTControlCharacters(text)).toMatch(/10\/10 {2}\d\.\d s {2}1 fail/);
    expect(text).toContain('\u001b[31mFAIL');
    expect(stripVTControlCharacters(text).match(/10\/10.*/)?.[0].length).toBeLessThan(30);
    expect(text.lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(text.lastIndexOf('\u001b[?25l'));
  });

  it('respects NO_COLOR', async () => {
    vi.stubEnv('FORCE_COLOR', '');
    vi.stubEnv('NO_COLOR', '1');
    expect(await told(failing, { quiet: true }, new Screen(true))).not.toContain('\u001b[31m');
  });

  it('tells a run that ended early', async () => {
    expect(await told(assemble(sampleLines().slice(0, 1)))).toContain('NOT DETERMINED');
    expect(await told(assemble(sampleLines().slice(0, 9)))).toContain('the run was interrupted');
  });
});
