/** The same suite on the same server says the same, however many test cases run at once, and every tested clause passes somewhere. */
import { describe, expect, it } from 'vitest';
import { differences } from '../record/difference.js';
import { loadDeviations } from '../reference/deviations/registry.js';
import { loadBundle, loadProfile } from '../spec/load.js';
import { coverage } from './coverage.js';
import { type Ground, performOn } from './specimen.js';
import { proveVariants } from './variants.js';

async function groundOf(seed: string): Promise<Ground> {
  const { profile } = await loadProfile('occi-1.2');
  return { bundle: loadBundle(), profile, seed };
}

describe('the embedded server', () => {
  it('gets the same verdict for every test case in ten runs, one by one and sixteen at once', { timeout: 300_000 }, async () => {
    const first = await performOn(await groundOf('00'), { concurrency: 1 });
    expect(first.left).toEqual([]);
    for (let n = 1; n < 10; n++) {
      const next = await performOn(await groundOf(`0${n}`), { concurrency: n % 2 === 0 ? 1 : 16 });
      expect(differences(first.record, next.record), `run ${n}`).toEqual([]);
      expect(next.left).toEqual([]);
    }
  });

  it('and its variants together pass every tested clause at least once', { timeout: 600_000 }, async () => {
    const ground = await groundOf('00');
    const deviations = await loadDeviations();
    const passed = new Set<string>();
    for (const variants of [[], ...deviations.filter((d) => d.kind === 'variant').map((d) => [d])]) {
      for (const clause of (await proveVariants(variants, ground)).passed) passed.add(clause);
    }
    const entries = coverage(ground.bundle, new Set(ground.profile.claim.documents), deviations);
    const tested = entries.filter((e) => e.cases.length + e.rules.length > 0).map((e) => e.clause);
    expect(tested.filter((id) => !passed.has(id))).toEqual([]);
  });
});
