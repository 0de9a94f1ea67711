/** The one order of exchanges: by key, never by completion (design: what makes replay exact, 6). */
import type { ExchangeKey } from './format.js';

/** Below zero when `a` comes first. Numbers in step paths count as numbers, and words come before them (`given` before `1`). */
export function compareKeys(a: ExchangeKey, b: ExchangeKey): number {
  const parts = (a.shard ?? 0) - (b.shard ?? 0);
  return (
    compareText(a.case, b.case) ||
    parts ||
    a.attempt - b.attempt ||
    compareSteps(a.step, b.step) ||
    a.iteration - b.iteration ||
    a.try - b.try
  );
}

/** By code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareSteps(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (const [i, segment] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    const order = compareSegments(segment, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareSegments(a: string, b: string): number {
  const numeric = /^\d{1,9}$/;
  if (numeric.test(a) && numeric.test(b)) return Number(a) - Number(b) || compareText(a, b);
  if (numeric.test(a)) return 1;
  if (numeric.test(b)) return -1;
  return compareText(a, b);
}
