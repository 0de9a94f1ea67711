/** Parts of a run, merged, are the run: same verdicts, and the merged record verifies. */
import { describe, expect, it } from 'vitest';
import { differences } from '../../record/difference.js';
import { joinParts } from '../../record/merge.js';
import type { RunRecord } from '../../record/run-record.js';
import { summarize } from '../../record/summary.js';
import { sampleRecord } from '../../record/testing/sample.js';
import { loadDeviations } from '../../reference/deviations/registry.js';
import { startReferenceServer } from '../../reference/server.js';
import { loadBundle, loadProfile } from '../../spec/load.js';
import { resolveTarget } from '../../spec/target.js';
import { rejudge } from '../run/regrade.js';
import { run } from '../run/run.js';
import { assemble, type Material } from './material.js';
import { parseShard, shardOf } from './shard.js';

const PARTS = 5;

/** One run and the parts of another, each against a server of its own with these deviations. */
async function perform(
  ids: string[],
  seeds: string[],
  shards: (number | undefined)[],
): Promise<{ record: RunRecord; material: Material }[]> {
  const bundle = loadBundle();
  const { profile } = await loadProfile('occi-1.2');
  const model = bundle.models.get(profile.occi);
  if (model === undefined) throw new Error('no model');
  const deviations = (await loadDeviations()).filter((d) => ids.includes(d.id));
  const done = [];
  for (const [i, index] of shards.entries()) {
    const server = await startReferenceServer({ model, deviations });
    try {
      const target = resolveTarget({}, { url: server.url, embedded: true });
      const shard = index === undefined ? undefined : { index, of: PARTS };
      const material = assemble({ bundle, profile, target, seed: seeds[i] ?? '00', shard });
      const { record, end } = await run({ material, suite: { version: bundle.version, digest: bundle.digest }, texts: {} });
      if (end.ended !== 'complete') throw new Error(end.ended);
      expect(server.entities()).toEqual([]);
      done.push({ record, material });
    } finally {
      await server.close();
    }
  }
  return done;
}

describe('a run in five parts', { timeout: 120_000 }, () => {
  it.each([[[]], [['server-header-missing-on-404']]])(
    'comes to the same verdicts as one run, and replays to them: %j',
    async (deviations) => {
      const runs = await perform(deviations, ['01', '02', '03', '04', '05', '06'], [undefined, 3, 1, 2, 5, 4]);
      const [whole, ...parts] = runs;
      if (whole === undefined) throw new Error('no run');
      const { shard: _, ...material } = { ...whole.material, shard: undefined };
      for (const part of parts) {
        expect(summarize(part.record).exitCode).not.toBe(0);
        expect(differences(part.record, await rejudge(part.record, part.material))).toEqual([]);
      }
      const merged = await rejudge(joinParts(parts.map(({ record }) => record)), material);
      expect(differences(whole.record, merged)).toEqual([]);
      expect(merged.footer?.exitCode).toBe(whole.record.footer?.exitCode);
      expect(differences(merged, await rejudge(merged, material))).toEqual([]);
      const cases = casesOf(merged);
      const covered = parts.flatMap(({ record }) => casesOf(record));
      expect(covered).toHaveLength(cases.length);
      for (const { record } of parts) expect(casesOf(record).length).toBeLessThan(cases.length);
    },
  );
});

describe('joinParts', () => {
  it.each<[string, (records: RunRecord[]) => RunRecord[]]>([
    ['a missing part', (all) => all.slice(1)],
    ['a part twice', (all) => [...all, ...all.slice(0, 1)]],
    ['a whole run among them', ([a, ...rest]) => [withHeader(a, { shard: undefined }), ...rest]],
    ['another division', ([a, ...rest]) => [withHeader(a, { shard: { index: 1, of: 3 } }), ...rest]],
    ['another suite', ([a, b]) => [withHeader(a, {}), withHeader(b, { suite: { version: '1.0.0', digest: 'b'.repeat(64) } })]],
    ['another target', ([a, b]) => [withHeader(a, {}), retargeted(b)]],
    ['another selection', ([a, b]) => [withHeader(a, {}), withHeader(b, { selected: ['x'] })]],
    ['a part that was interrupted', ([a, b]) => [withHeader(a, {}), unfinished(b)]],
    ['nothing', () => []],
  ])('refuses %s', (_, change) => {
    expect(() => joinParts(change(sampleParts()))).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  it('takes the parts in any order', () => {
    const [a, b] = sampleParts();
    if (a === undefined || b === undefined) throw new Error('no parts');
    expect(joinParts([b, a])).toEqual(joinParts([a, b]));
    expect([...joinParts([a, b]).exchanges.values()].map(({ key }) => key.shard)).toContain(2);
  });
});

describe('shardOf', () => {
  it('is the same on every machine, and spreads', () => {
    expect(['a', 'b', 'http.entity.get@accept=text/plain'].map((id) => shardOf(id, 5))).toEqual([1, 2, 5]);
    const counts = Array.from({ length: 1000 }, (_, i) => shardOf(`case.${i}`, 4));
    for (const part of [1, 2, 3, 4]) expect(counts.filter((c) => c === part).length).toBeGreaterThan(200);
  });

  it.each(['0/5', '6/5', '1', '1/0', 'a/b', '-1/5', '1/5/5', '1/1001'])('refuses %s', (text) => {
    expect(() => parseShard(text)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});

function sampleParts(): RunRecord[] {
  return [1, 2].map((index) => withHeader(sampleRecord(), { shard: { index, of: 2 } }));
}

function withHeader(
  record: RunRecord | undefined,
  change: { [K in keyof RunRecord['header']]?: RunRecord['header'][K] | undefined },
): RunRecord {
  if (record === undefined) throw new Error('no record');
  const header = { ...record.header, ...change } as RunRecord['header'];
  return { ...record, header };
}

function retargeted(record: RunRecord | undefined): RunRecord {
  if (record === undefined) throw new Error('no record');
  return withHeader(record, { target: { ...record.header.target, url: 'http://127.0.0.1:1/' } });
}

function unfinished(record: RunRecord | undefined): RunRecord {
  if (record === undefined) throw new Error('no record');
  const { footer: _, ...rest } = record;
  return rest;
}

function casesOf(record: RunRecord): string[] {
  return (record.plan?.cases ?? []).filter(({ kind }) => kind === 'case').map(({ id }) => id);
}
