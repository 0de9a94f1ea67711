/** One instance of a test case: its axes and loop variables fixed, its fixtures, locks and effect worked out. */
import type { Cause } from '../../record/format.js';
import type { Effect } from '../../spec/catalogue.js';
import type { AxisName, Rendering, TestCase } from '../../spec/suite.js';
import { subjectText } from '../interpretation/subjects.js';
import type { Value } from '../interpretation/value.js';
import type { Lock } from './locks.js';

export interface Instance {
  id: string;
  kind: 'probe' | 'case';
  testCase: TestCase;
  document: string;
  section: string;
  /** Of the suite. */
  file: string;
  axes: Partial<Record<AxisName, Rendering>>;
  variables: readonly (readonly [string, Value])[];
  /** Fixtures that come from the pool: ids of pool entries by fixture name. */
  pooled: ReadonlyMap<string, readonly string[]>;
  locks: readonly Lock[];
  effect: Effect;
  /** Clauses in play that it may decide. */
  clauses: readonly string[];
  needs: readonly string[];
  /** How many entities it may have alive at once, pooled ones not counted. */
  alive: number;
  /** Known before it runs: it will not. */
  foregone?: {
    verdict: 'not-applicable' | 'skipped' | 'blocked' | 'inconclusive' | 'error';
    reason: string;
    exchange?: string;
    cause?: Cause;
  };
}

/** `id@axis=value,var=value`: names in alphabetical order, values percent-encoded outside `A-Za-z0-9._~/+#:-`. */
export function instanceId(id: string, names: Iterable<readonly [string, Value]>): string {
  const parts = [...names].map(([name, value]) => `${name}=${encoded(subjectText(value))}`).sort();
  return parts.length === 0 ? id : `${id}@${parts.join(',')}`;
}

function encoded(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const c = String.fromCharCode(byte);
      return /[A-Za-z0-9._~/+#:-]/.test(c) ? c : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
