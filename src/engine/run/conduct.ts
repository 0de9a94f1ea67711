/** What the flow of a run leaves to whoever performs it: live, or over a record. */
import type { CaseLine, PlanLine, RuleLine } from '../../record/format.js';
import type { Exchange } from '../interpretation/exchange.js';
import type { Channel } from './channel.js';

/** What the flow leaves to whoever runs it. */
export interface Conduct {
  channel: Channel;
  /** How many jobs at once. */
  concurrency: number;
  stopped(): boolean;
  planned(line: PlanLine): void;
  /** @param last false for an attempt that will be followed by another */
  result(line: CaseLine, last: boolean): void;
  rule(line: RuleLine): void;
  /** Whether a case that failed in passing is tried once more: live always, on replay when the record has that attempt. */
  retries(testCase: string): boolean;
  /** A case is over: what it made may go. Not called for what the pool holds. */
  release(testCase: string): Promise<void>;
  /** All exchanges so far, in the order of their keys. */
  exchanges(): Exchange[];
  /** Milliseconds, for the record only. */
  clock(): number;
  /** Number of exchanges under a case id. */
  count(testCase: string): number;
}

export type FlowEnd = { ended: 'complete' } | { ended: 'stopped' } | { ended: 'unreachable'; reason: string; exchange: string };
