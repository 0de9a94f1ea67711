/** The whole proof: mutants killed without collateral, variants tolerated alone and together, every tested clause passed once. */
import type { Deviation } from '../reference/deviations/deviation.js';
import { type MutantResult, proveMutant } from './mutants.js';
import type { Ground } from './specimen.js';
import { combination, proveVariants, type VariantResult } from './variants.js';

export interface Proof {
  scope: 'sample' | 'full';
  /** Chose samples and combinations. */
  seed: string;
  mutants: MutantResult[];
  /** The plain server first, then each variant, then combinations. */
  variants: VariantResult[];
}

export interface ProofOptions {
  full: boolean;
  seed: string;
  /** Random combinations of variants. */
  combinations: number;
  /** Ids; all without. */
  only?: readonly string[];
  /** Told as it goes; must not throw. */
  progress?(done: number, of: number, id: string): void;
}

/** Performs the proof over the deviations, two servers at a time. */
export async function prove(ground: Ground, deviations: readonly Deviation[], options: ProofOptions): Promise<Proof> {
  const wanted = (d: Deviation): boolean => options.only === undefined || options.only.length === 0 || options.only.includes(d.id);
  const mutants = deviations.filter((d) => d.kind === 'mutant' && wanted(d));
  const variants = deviations.filter((d) => d.kind === 'variant' && wanted(d));
  const groups = [...(options.only?.length ? [] : [[]]), ...variants.map((v) => [v])];
  if (!options.only?.length && variants.length > 0) {
    groups.push(combination(variants, undefined));
    for (let n = 0; n < options.combinations; n++) groups.push(combination(variants, `${options.seed}.${n}`));
  }
  let done = 0;
  const of = mutants.length + groups.length;
  const told = <T extends { id: string }>(result: T): T => {
    options.progress?.(++done, of, result.id);
    return result;
  };
  const variantResults = await inTurn(groups, async (group) => told(await proveVariants(group, ground)));
  const mutantResults = await inTurn(mutants, async (mutant) =>
    told(await proveMutant(mutant, ground, { full: options.full, sampleSeed: options.seed })),
  );
  return { scope: options.full ? 'full' : 'sample', seed: options.seed, mutants: mutantResults, variants: variantResults };
}

/** Results in the order of the items, two of them under way at a time: while one waits for its sockets the other works. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const n = next++;
      const item = items[n];
      if (item !== undefined) results[n] = await work(item);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/** Ids of mutants that survive or break more than they should, and of variants that are not tolerated. */
export function shortcomings(proof: Proof): string[] {
  return [
    ...proof.mutants.filter((m) => !m.killed || m.collateral.length > 0).map((m) => m.id),
    ...proof.variants.filter((v) => !v.clean).map((v) => v.id),
  ];
}
