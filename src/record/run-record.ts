/** A run record in memory, as the reader returns it and as every report takes it. */
import type { BodyLine, CaseLine, ExchangeLine, FooterLine, HeaderLine, NoteLine, PlanLine, PollLine, RuleLine } from './format.js';

export interface RunRecord {
  header: HeaderLine;
  /** Absent when the run ended before it was planned. */
  plan?: PlanLine;
  /** By key text, in the order of keys. */
  exchanges: ReadonlyMap<string, ExchangeLine>;
  /** By `case#attempt/step`. */
  polls: ReadonlyMap<string, PollLine>;
  bodies: ReadonlyMap<string, BodyLine>;
  /** The last attempt of each case comes last. */
  cases: CaseLine[];
  rules: RuleLine[];
  notes: NoteLine[];
  /** Absent for an interrupted run. */
  footer?: FooterLine;
  /** SHA-256 of the file's last line, hex: names this record. */
  digest: string;
}
