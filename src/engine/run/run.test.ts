import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differences } from '../../record/difference.js';
import { summarize } from '../../record/summary.js';
import { runSpecimen } from '../testing/specimen.js';
import { createLedger } from './ledger.js';
import { rejudge } from './regrade.js';

/** Verdict of a clause in a run. */
function verdictOf(run: Awaited<ReturnType<typeof runSpecimen>>, clause: string): string | undefined {
  return summarize(run.record).clauses.find((c) => c.clause.id === clause)?.verdict;
}

const VERSION = ['http.versioning.every-response', 'http.entity-get.by-url'];

describe('a run against the reference server', () => {
  it('passes the clause of the version token, removes what it made, and replays to the same verdicts', async () => {
    const specimen = await runSpecimen({ selected: VERSION });
    expect(specimen.end.ended).toBe('complete');
    expect(verdictOf(specimen, 'http.entity-get.status')).toBe('pass');
    expect(specimen.left).toEqual([]);
    expect(differences(specimen.record, await rejudge(specimen.record, specimen.material))).toEqual([]);
  });

  it('fails a server that leaves the version out', async () => {
    for (const deviations of [['server-header-missing']]) {
      const specimen = await runSpecimen({ deviations });
      expect(verdictOf(specimen, 'http.versioning.server-header'), deviations[0]).toBe('fail');
      expect(specimen.record.footer?.exitCode).toBe(1);
      expect(differences(specimen.record, await rejudge(specimen.record, specimen.material))).toEqual([]);
    }
  });

  it('gives the same verdicts one by one and side by side', async () => {
    const serial = await runSpecimen({ concurrency: 1 });
    const parallel = await runSpecimen({ concurrency: 16 });
    expect(differences(serial.record, parallel.record)).toEqual([]);
  });
});

describe('a run that does not come to its end', () => {
  it('removes what it made when it is interrupted, wherever that happens, and its record has no footer', async () => {
    for (const after of [1, 5, 12, 18]) {
      const control = new AbortController();
      let seen = 0;
      const observer = { exchange: () => void (++seen === after && control.abort()) };
      const specimen = await runSpecimen({ selected: VERSION, run: { signal: control.signal, observer } });
      expect(specimen.end.ended, `after ${after}`).toBe('stopped');
      expect(specimen.left, `after ${after}`).toEqual([]);
      expect(specimen.record.footer, `after ${after}`).toBeUndefined();
      expect(summarize(specimen.record).exitCode).toBe(2);
    }
  });

  it('has left a ledger from which the next run removes what a crash left behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'crash-'));
    try {
      const files = { record: join(folder, 'run.jsonl'), ledger: join(folder, 'ledger.jsonl') };
      const specimen = await runSpecimen({
        selected: VERSION,
        run: { files },
        // a run that was killed between creation and removal: its ledger is all that tells of it
        before: async (url) => {
          const made = await fetch(`${url}compute/`, {
            method: 'POST',
            headers: { 'content-type': 'text/plain', accept: 'text/plain' },
            body: 'Category: compute; scheme="http://schemas.ogf.org/occi/infrastructure#"; class="kind"\r\n',
          });
          const ledger = createLedger(files.ledger, url, 'before');
          ledger.own('a case', { type: 'resource', location: new URL(made.headers.get('location') ?? '', url).href });
          ledger.close();
        },
      });
      expect(specimen.record.notes.map((n) => n.code)).toContain('earlier-run');
      expect(specimen.left).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
