/** A record is proof: judged again it gives the same verdicts, and an exchange that was altered shows. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { rejudge } from '../engine/run/regrade.js';
import { rechain } from '../record/chain.js';
import { differences } from '../record/difference.js';
import type { ExchangeLine, RecordLine } from '../record/format.js';
import { keyText } from '../record/format.js';
import { parseRecord } from '../record/read.js';
import type { RunRecord } from '../record/run-record.js';
import { loadBundle, loadProfile } from '../spec/load.js';
import { type Ground, performOn, type Specimen } from './specimen.js';

let ground: Ground;
let specimen: Specimen;

beforeAll(async () => {
  const { profile } = await loadProfile('occi-1.2');
  ground = { bundle: loadBundle(), profile, seed: '5eed' };
  specimen = await performOn(ground, {});
});

/** All lines of a record, in an order that the format allows. */
function linesOf(record: RunRecord): RecordLine[] {
  return [
    record.header,
    ...(record.plan === undefined ? [] : [record.plan]),
    ...record.bodies.values(),
    ...record.exchanges.values(),
    ...record.polls.values(),
    ...record.cases,
    ...record.rules,
    ...record.notes,
    ...(record.footer === undefined ? [] : [record.footer]),
  ];
}

/** The record with one exchange replaced, its chain made anew. */
function altered(record: RunRecord, line: ExchangeLine): RunRecord {
  const key = keyText(line.key);
  return parseRecord(rechain(linesOf(record).map((l) => (l.type === 'exchange' && keyText(l.key) === key ? line : l))));
}

describe('a record judged again', () => {
  it('agrees for the reference server', async () => {
    expect(differences(specimen.record, await rejudge(specimen.record, specimen.material))).toEqual([]);
  });

  it('names the test case or rule whose verdict an altered status changes', async () => {
    const deciding = specimen.record.cases
      .filter((c) => c.verdict === 'pass')
      .flatMap((c) =>
        c.assertions
          .filter(
            (a) => a.verdict === 'pass' && a.expected.startsWith('status ') && !a.expected.includes('5xx') && a.exchange !== undefined,
          )
          .map((a) => ({ id: c.id, exchange: a.exchange ?? '' })),
      );
    expect(deciding.length).toBeGreaterThan(2);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...deciding), fc.constantFrom(599), async ({ id, exchange }, status) => {
        const line = specimen.record.exchanges.get(exchange);
        if (line?.outcome.kind !== 'response') throw new Error(`no response ${exchange}`);
        const record = altered(specimen.record, { ...line, outcome: { ...line.outcome, status } });
        const found = differences(record, await rejudge(record, specimen.material));
        expect(found.map((d) => d.id)).toContain(id);
      }),
      { numRuns: 12 },
    );
  });

  it('names the rule whose verdict a field taken away changes', async () => {
    const lines = [...specimen.record.exchanges.values()].filter((l) => l.outcome.kind === 'response');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lines), async (line) => {
        if (line.outcome.kind !== 'response') return;
        const fields = line.outcome.fields.filter(([name]) => name.toLowerCase() !== 'server');
        const record = altered(specimen.record, { ...line, outcome: { ...line.outcome, fields } });
        const found = differences(record, await rejudge(record, specimen.material));
        expect(found.map((d) => d.id)).toContain('http.versioning.every-response');
      }),
      { numRuns: 6 },
    );
  });
});
