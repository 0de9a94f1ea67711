/** Running jobs side by side as locks, order and limits allow. */
import { type Lock, LockTable } from './locks.js';

export interface Job {
  id: string;
  locks: readonly Lock[];
  /** Ids of jobs that have to be over first. */
  after: readonly string[];
  /** Entities that it keeps alive while it runs. */
  alive: number;
  run(): Promise<void>;
}

export interface Capacity {
  /** Jobs at once. */
  concurrency: number;
  /** Entities alive at once; a job that alone exceeds it runs when nothing else does. */
  alive: number;
}

/**
 * Runs all jobs and resolves when they are over; the first job in order that may run is taken. A job that rejects ends
 * the schedule with its error. When `stopped` says so, no further job is begun.
 */
export function schedule(jobs: readonly Job[], capacity: Capacity, stopped: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiting = new Set(jobs);
    const over = new Set<string>();
    const known = new Set(jobs.map((j) => j.id));
    const locks = new LockTable();
    let running = 0;
    let alive = 0;
    let failed = false;

    const ready = (job: Job): boolean =>
      job.after.every((id) => over.has(id) || !known.has(id)) &&
      locks.canTake(job.locks) &&
      (running === 0 || alive + job.alive <= capacity.alive);

    const begin = (job: Job): void => {
      waiting.delete(job);
      running++;
      alive += job.alive;
      locks.take(job.locks);
      job.run().then(
        () => {
          running--;
          alive -= job.alive;
          locks.release(job.locks);
          over.add(job.id);
          next();
        },
        (error: unknown) => {
          failed = true;
          reject(error);
        },
      );
    };

    const next = (): void => {
      if (failed) return;
      if (!stopped()) {
        for (const job of waiting) {
          if (running >= capacity.concurrency) break;
          if (ready(job)) begin(job);
        }
      }
      if (running > 0) return;
      if (waiting.size === 0 || stopped()) resolve();
      else reject(new Error(`schedule [${[...waiting].map((j) => j.id).join(', ')}]: jobs that wait for each other`));
    };
    next();
  });
}
