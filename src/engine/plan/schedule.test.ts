import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Lock, LockTable } from './locks.js';
import { type Job, schedule } from './schedule.js';

const job = (id: string, run: () => Promise<void>, more: Partial<Job> = {}): Job => ({ id, locks: [], after: [], alive: 0, run, ...more });

describe('schedule', () => {
  it('keeps order, locks and limits, and runs every job once, whatever the jobs', async () => {
    const arbitrary = fc.array(
      fc.record({
        locks: fc.uniqueArray(
          fc.record({ resource: fc.constantFrom('a', 'b'), mode: fc.constantFrom<Lock['mode']>('change', 'stable', 'alone') }),
          { selector: (l) => l.resource },
        ),
        after: fc.nat(),
        alive: fc.nat(5),
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }), async (specs, concurrency, alive) => {
        const table = new LockTable();
        const over: string[] = [];
        let [running, living] = [0, 0];
        const jobs = specs.map(({ locks, after, alive: keeps }, n) =>
          job(
            String(n),
            async () => {
              expect(table.canTake(locks)).toBe(true);
              expect(running === 0 || living + keeps <= alive).toBe(true);
              if (n > 0) expect(over).toContain(String(after % n));
              table.take(locks);
              running++;
              living += keeps;
              expect(running).toBeLessThanOrEqual(concurrency);
              await new Promise((resolve) => setImmediate(resolve));
              table.release(locks);
              running--;
              living -= keeps;
              over.push(String(n));
            },
            { locks, alive: keeps, after: n > 0 ? [String(after % n)] : [] },
          ),
        );
        await schedule(jobs, { concurrency, alive }, () => false);
        expect(over.length).toBe(specs.length);
        expect(new Set(over).size).toBe(specs.length);
      }),
      { numRuns: 60 },
    );
  });

  it('begins nothing more once stopped, and waits for what runs', async () => {
    let stopped = false;
    const done: string[] = [];
    const jobs = ['1', '2', '3'].map((id) =>
      job(id, async () => {
        stopped = true;
        await new Promise((resolve) => setImmediate(resolve));
        done.push(id);
      }),
    );
    await schedule(jobs, { concurrency: 1, alive: 10 }, () => stopped);
    expect(done).toEqual(['1']);
  });

  it('refuses jobs that wait for each other instead of waiting with them', async () => {
    const none = async (): Promise<void> => {};
    await expect(
      schedule([job('1', none, { after: ['2'] }), job('2', none, { after: ['1'] })], { concurrency: 2, alive: 1 }, () => false),
    ).rejects.toThrow('wait for each other');
  });
});
