/** A nightly run on real servers: red for news alone, and for each entry that no longer holds. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecord } from '../../record/read.js';
import { loadDeviations } from '../../reference/deviations/registry.js';
import { type ReferenceServer, startReferenceServer } from '../../reference/server.js';
import { readBaseline } from '../../spec/baseline.js';
import { loadBundle } from '../../spec/load.js';
import { main } from '../main.js';
import { capture } from '../testing/capture.js';

const MUTANT = 'delete-202';
const CLAUSE = 'http.entity-delete.status';
const SELECT = ['--select', CLAUSE];

let folder: string;
let good: ReferenceServer;
let bad: ReferenceServer;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'occi-baseline-'));
  // Our servers answer at once, so that nothing is waited for.
  const limits = 'limits: { interval: 5ms, deadline: { visibility: 0, settle: 20ms, state: 2s } }';
  writeFileSync(file('target.yaml'), `target: { url: http://127.0.0.1:1/ }\n${limits}\n`);
  const model = loadBundle().models.get('1.2');
  if (model === undefined) throw new Error('no model');
  good = await startReferenceServer({ model });
  bad = await startReferenceServer({ model, deviations: (await loadDeviations()).filter(({ id }) => id === MUTANT) });
});

afterAll(async () => {
  await good.close();
  await bad.close();
  rmSync(folder, { recursive: true, force: true });
});

let runs = 0;

async function nightly(server: ReferenceServer, ...more: string[]) {
  const terminal = capture();
  const out = file(`run-${++runs}`);
  const code = await main(['run', server.url, '--target', file('target.yaml'), '--out', out, ...SELECT, ...more], terminal);
  return { code, out, text: terminal.result(), err: terminal.remarks() };
}

const baseline = (text: string) => {
  const path = file(`baseline-${++runs}.yaml`);
  writeFileSync(path, `baseline:\n${text}`);
  return path;
};

describe('a run with a baseline', () => {
  it('written from a run ends with 0 on the same server, and with 1 on one that got better or worse', async () => {
    const ofBad = file('bad.yaml');
    const ofGood = file('good.yaml');
    await nightly(bad, '--write-baseline', ofBad);
    await nightly(good, '--write-baseline', ofGood);
    expect(readBaseline(ofBad, readFileSync(ofBad, 'utf8')).entries).toContainEqual(
      expect.objectContaining({ about: 'clause', id: CLAUSE, verdict: 'fail' }),
    );
    const same = await nightly(bad, '--baseline', ofBad);
    expect(same.code, same.text).toBe(0);
    expect(readRecord(join(same.out, 'run.jsonl')).footer).toMatchObject({ verdict: 'not-conformant', exitCode: 0 });
    expect((await nightly(good, '--baseline', ofGood)).code).toBe(0);
    const worse = await nightly(bad, '--baseline', ofGood);
    expect(worse.code).toBe(1);
    expect(worse.text).toMatch(new RegExp(`new {2}clause ${CLAUSE} {2}fail`));
    const better = await nightly(good, '--baseline', ofBad);
    expect(better.code).toBe(1);
    expect(better.text).toMatch(new RegExp(`bad\\.yaml:\\d+ {2}clause ${CLAUSE} {2}no longer fails`));
    expect(better.text).not.toMatch(/^ {2}new /m);
  });

  it.each([
    ['no longer fails', (id: string) => `  - { clause: ${id}, verdict: fail, reason: r }\n`, CLAUSE, 'no longer fails'],
    [
      'is expired',
      (id: string) => `  - { clause: ${id}, verdict: fail, reason: r, expires: 2020-01-01 }\n`,
      CLAUSE,
      'expired on 2020-01-01',
    ],
    ['matches nothing', (id: string) => `  - { clause: ${id}, verdict: fail, reason: r }\n`, 'http.nonsense', 'matches nothing'],
    ['was not reached', (id: string) => `  - { clause: ${id}, verdict: fail, reason: r }\n`, 'http.qi-get.status', 'not reached'],
  ])('with an entry that %s ends with 1 and names the line in every report', async (_, entry, id, word) => {
    const path = baseline(entry(id));
    const { code, out, text } = await nightly(good, '--baseline', path);
    expect(code).toBe(1);
    expect(text).toContain(`${path}:2  clause ${id}  ${word}`);
    for (const name of ['summary.md', 'report.html', 'junit.xml']) {
      const report = readFileSync(join(out, name), 'utf8').replaceAll('\\', '').replaceAll('&#x2F;', '/');
      expect(report, name).toContain(`${path}:2`);
      expect(report, name).toContain(word);
    }
    const markdown = readFileSync(join(out, 'summary.md'), 'utf8');
    expect(markdown.indexOf('## Baseline')).toBe(markdown.indexOf('## '));
    expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toMatch(/<testsuites[^>]*>\s*<testsuite name="baseline /);
  });

  it('keeps the remarks of a baseline that it writes anew', async () => {
    const path = baseline(
      `  - { clause: ${CLAUSE}, verdict: fail, reason: the proxy, owner: ops }\n  - { clause: gone, verdict: fail, reason: r }\n`,
    );
    await nightly(bad, '--write-baseline', path);
    const { entries } = readBaseline(path, readFileSync(path, 'utf8'));
    expect(entries.find(({ id }) => id === CLAUSE)).toMatchObject({ reason: 'the proxy', owner: 'ops' });
    expect(entries.map(({ id }) => id)).not.toContain('gone');
  });

  it.each([[['--baseline', 'nonsense.yaml']], [['--baseline', 'FILE', '--shard', '1/2']]])(
    'refuses %j before anything is sent',
    async (argv) => {
      const path = baseline('  - { clause: a, verdict: fail, reason: r }\n');
      const { code, text } = await nightly(good, ...argv.map((word) => (word === 'FILE' ? path : word)));
      expect({ code, text }).toEqual({ code: 3, text: '' });
    },
  );
});
