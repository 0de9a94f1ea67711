/** The same suite on the same server says the same, however many test cases run at once. */
import { describe, expect, it } from 'vitest';
import { differences } from '../record/difference.js';
import { loadBundle, loadProfile } from '../spec/load.js';
import { type Ground, performOn } from './specimen.js';

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
});
