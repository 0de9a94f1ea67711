import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heavier, rollUp, VERDICTS } from './verdict.js';

const verdict = fc.constantFrom(...VERDICTS);

describe('rollUp', () => {
  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(fc.array(verdict), fc.array(verdict), (a, b) => {
        expect(rollUp([...a, ...b])).toBe(rollUp([...b, ...a]));
        expect(rollUp([rollUp(a), rollUp(b)])).toBe(rollUp([...a, ...b]));
        expect(rollUp([...a, ...a])).toBe(rollUp(a));
        expect(rollUp([...a, 'not-applicable'])).toBe(rollUp(a));
      }),
    );
  });

  it('orders the verdicts as the design does', () => {
    for (const [i, heavy] of VERDICTS.entries()) for (const light of VERDICTS.slice(i)) expect(heavier(light, heavy)).toBe(heavy);
    expect(VERDICTS.join(' > ')).toBe('fail > error > inconclusive > blocked > warn > pass > skipped > not-applicable');
  });
});
