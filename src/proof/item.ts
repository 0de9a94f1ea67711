/** One piece of the proof: a mutant, or variants at once, as data that another thread can take. */
import type { Deviation } from '../reference/deviations/deviation.js';
import { type MutantResult, proveMutant } from './mutants.js';
import type { Ground } from './specimen.js';
import { proveVariants, type VariantResult } from './variants.js';

export type Item = { kind: 'mutant'; id: string } | { kind: 'variants'; ids: readonly string[] };

export interface ItemOptions {
  /** All test cases against each mutant. */
  full: boolean;
  /** Chooses the sample. */
  seed: string;
}

export type ItemResult = { kind: 'mutant'; result: MutantResult } | { kind: 'variants'; result: VariantResult };

/** Proves one item. */
export async function proveItem(item: Item, ground: Ground, deviations: readonly Deviation[], options: ItemOptions): Promise<ItemResult> {
  const named = (id: string): Deviation => {
    const found = deviations.find((d) => d.id === id);
    if (found === undefined) throw new TypeError(`no deviation ${id}`);
    return found;
  };
  return item.kind === 'mutant'
    ? { kind: 'mutant', result: await proveMutant(named(item.id), ground, { full: options.full, sampleSeed: options.seed }) }
    : { kind: 'variants', result: await proveVariants(item.ids.map(named), ground) };
}
