/** Parts of a run, their merge and what differs, as the command line has them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rechain } from '../../record/chain.js';
import { readRecord } from '../../record/read.js';
import { main } from '../main.js';
import { capture } from '../testing/capture.js';

let folder: string;
const file = (...names: string[]) => join(folder, ...names);
const SELECT = ['--select', 'http.entity-delete.status', 'http.qi-get.status', 'http.entity-get.status'];

async function command(...argv: string[]) {
  const terminal = capture();
  const code = await main(argv, terminal);
  return { code, out: terminal.result(), err: terminal.remarks() };
}

/** A record with its chain made anew after a change of its text. */
function altered(path: string, to: string, change: (line: string) => string): string {
  const lines = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(change(line)));
  writeFileSync(to, rechain(lines.map(({ previous: _, ...line }) => line)));
  return to;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'occi-merge-'));
  for (const part of [1, 2]) await command('run', '--shard', `${part}/2`, '--out', file(`part-${part}`), '--quiet', ...SELECT);
  await command('run', '--out', file('whole'), '--quiet', ...SELECT);
  await command('merge', file('part-2', 'run.jsonl'), file('part-1', 'run.jsonl'), '--out', file('merged'));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('merge', () => {
  it('makes of two parts what one run is, which verify agrees with and diff finds no difference in', async () => {
    expect((await command('verify', file('merged', 'run.jsonl'))).code).toBe(0);
    const { code, out } = await command('diff', file('whole', 'run.jsonl'), file('merged', 'run.jsonl'));
    expect(code).toBe(0);
    expect(out).toContain('no difference');
    const { header, footer } = readRecord(file('merged', 'run.jsonl'));
    expect(header.shard).toBeUndefined();
    expect(header.parts?.map(({ index }) => index)).toEqual([1, 2]);
    expect(footer?.exitCode).toBe(readRecord(file('whole', 'run.jsonl')).footer?.exitCode);
  });

  it.each<[string, string[]]>([
    ['a part alone', ['part-1']],
    ['a part twice', ['part-1', 'part-1']],
    ['a whole run', ['part-1', 'whole']],
  ])('refuses %s', async (_, names) => {
    const { code, err } = await command('merge', ...names.map((name) => file(name, 'run.jsonl')), '--out', file('refused'));
    expect(code).toBe(3);
    expect(err).toContain('merge [run records]');
  });

  it('refuses a part whose exchanges do not bear out its verdicts', async () => {
    const path = altered(file('part-1', 'run.jsonl'), file('lying.jsonl'), (line) =>
      line.includes('"type":"case"') ? line.replace('"verdict":"pass"', '"verdict":"fail"') : line,
    );
    expect((await command('merge', path, file('part-2', 'run.jsonl'), '--out', file('lied'))).code).toBe(3);
  });

  it('does not overwrite a part', async () => {
    const paths = [1, 2].map((part) => file(`part-${part}`, 'run.jsonl'));
    expect((await command('merge', ...paths, '--out', file('part-1'))).code).toBe(3);
  });
});

describe('diff', () => {
  it('ends with 1 where anything got worse, and with 0 where it got better', async () => {
    const worse = altered(file('whole', 'run.jsonl'), file('worse.jsonl'), (line) =>
      line.includes('"type":"case"') && line.includes('http.entity-delete')
        ? line.replaceAll('"verdict":"pass"', '"verdict":"fail"')
        : line,
    );
    expect((await command('diff', file('whole', 'run.jsonl'), worse)).code).toBe(1);
    expect((await command('diff', worse, file('whole', 'run.jsonl'))).code).toBe(0);
    expect((await command('diff', file('whole', 'run.jsonl'), worse, '--markdown')).out).toMatch(/^# Got worse/);
    expect(JSON.parse((await command('diff', file('whole', 'run.jsonl'), worse, '--json')).out)).toMatchObject({ worse: true });
  });
});

describe('compare', () => {
  it('writes the form that the name tells, and refuses a name that tells none', async () => {
    const paths = [file('whole', 'run.jsonl'), file('merged', 'run.jsonl')];
    expect((await command('compare', ...paths, '--out', file('c.csv'))).code).toBe(0);
    expect(readFileSync(file('c.csv'), 'utf8')).toMatch(/^clause,document,section,level,/);
    expect((await command('compare', ...paths, '--out', file('c.txt'))).code).toBe(3);
    expect((await command('compare', ...paths, '--format', 'json')).out).toMatch(/^\{/);
  });
});
