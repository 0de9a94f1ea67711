import { describe, expect, it } from 'vitest';
import { differences } from '../record/difference.js';
import { summarize } from '../record/summary.js';
import { rejudge } from './regrade.js';
import { runSpecimen } from './testing/specimen.js';

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
