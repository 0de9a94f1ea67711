import { expect, it } from 'vitest';
import { createMinter, OWN_PREFIX } from './identity.js';

it('mints the same names for the same seed, case and attempt, and others for any other', () => {
  const take = (seed: string, testCase: string, attempt: number): string[] => {
    const minter = createMinter(seed, testCase, attempt);
    return [minter.unique, minter.word(), minter.word(), minter.uuid()];
  };
  expect(take('00', 'a', 1)).toEqual(take('00', 'a', 1));
  const all = [take('00', 'a', 1), take('01', 'a', 1), take('00', 'b', 1), take('00', 'a', 2)].flat();
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((word) => word.startsWith(OWN_PREFIX)).length).toBe(12);
  expect(createMinter('00', 'a', 1).uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
