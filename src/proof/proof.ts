/** The whole proof: mutants killed without collateral, variants tolerated alone and together, every tested clause passed once. */
import type { Deviation } from '../reference/deviations/deviation.js';
import { coverage } from './coverage.js';
import { workThrough } from './crew.js';
import type { Item } from './item.js';
import type { MutantResult } from './mutants.js';
import type { Ground } from './specimen.js';
import { combination, type VariantResult } from './variants.js';

export interface Proof {
  scope: 'sample' | 'full';
  /** Chose samples and combinations. */
  seed: string;
  mutants: MutantResult[];
  /** The plain server first, then each variant, then combinations. */
  variants: VariantResult[];
  /** Tested clauses that passed on no server; empty in a proof of some deviations only. */
  neverPassed: string[];
}

export interface ProofOptions {
  full: boolean;
  seed: string;
  /** Random combinations of variants. */
  combinations: number;
  /** Ids; all without. */
  only?: readonly string[];
  /** Threads besides this one that share the work; 0 does it all here. */
  threads: number;
  /** Told as it goes; must not throw. */
  progress?(done: number, of: number, id: string): void;
}

/** Performs the proof over the deviations, the variants first. */
export async function prove(ground: Ground, deviations: readonly Deviation[], options: ProofOptions): Promise<Proof> {
  const all = options.only === undefined || options.only.length === 0;
  const wanted = (d: Deviation): boolean => all || (options.only?.includes(d.id) ?? false);
  const variants = deviations.filter((d) => d.kind === 'variant' && wanted(d));
  const groups = all ? [[], ...variants.map((v) => [v]), combination(variants, undefined)] : variants.map((v) => [v]);
  for (let n = 0; all && n < options.combinations; n++) groups.push(combination(variants, `${options.seed}.${n}`));
  const items: Item[] = [
    ...groups.map((group): Item => ({ kind: 'variants', ids: group.map((v) => v.id) })),
    ...deviations.filter((d) => d.kind === 'mutant' && wanted(d)).map(({ id }): Item => ({ kind: 'mutant', id })),
  ];
  let done = 0;
  const results = await workThrough(items, ground, deviations, {
    full: options.full,
    seed: options.seed,
    threads: options.threads,
    done: ({ result }) => options.progress?.(++done, items.length, result.id),
  });
  const variantResults = results.flatMap((r) => (r.kind === 'variants' ? [r.result] : []));
  return {
    scope: options.full ? 'full' : 'sample',
    seed: options.seed,
    mutants: results.flatMap((r) => (r.kind === 'mutant' ? [r.result] : [])),
    variants: variantResults,
    neverPassed: all ? neverPassed(ground, deviations, variantResults) : [],
  };
}

/** Tested clauses that passed on none of the servers: a server that does little proves nothing. */
function neverPassed({ bundle, profile }: Ground, deviations: readonly Deviation[], results: readonly VariantResult[]): string[] {
  const passed = new Set(results.flatMap((r) => r.passed));
  return coverage(bundle, new Set(profile.claim.documents), deviations)
    .filter((entry) => entry.cases.length + entry.rules.length > 0 && !passed.has(entry.clause))
    .map((entry) => entry.clause);
}

/** Ids of mutants that survive, break more than they should or are judged otherwise on replay, of variants that are not tolerated, and of clauses never passed. */
export function shortcomings(proof: Proof): string[] {
  return [
    ...proof.mutants.filter((m) => !m.killed || m.collateral.length > 0 || m.contradictions.length > 0).map((m) => m.id),
    ...proof.variants.filter((v) => !v.clean).map((v) => v.id),
    ...proof.neverPassed,
  ];
}
