/** Variants against the suite: what the specification permits must stay free of fail, error, inconclusive and blocked. */
import { createHash } from 'node:crypto';
import type { RunSummary } from '../record/summary.js';
import type { Verdict } from '../record/verdict.js';
import type { Deviation } from '../reference/deviations/deviation.js';
import { contradictions } from './contradictions.js';
import { type Ground, performOn } from './specimen.js';

export interface VariantResult {
  /** Id of the variant; of a combination the ids joined by `+`. */
  id: string;
  /** Clause whose freedom it uses; the first one's of a combination. */
  clause: string;
  clean: boolean;
  /** `source: verdict (clause)` of everything that is not clean. */
  findings: string[];
  /** Clauses that passed. */
  passed: string[];
}

const UNCLEAN: ReadonlySet<Verdict> = new Set(['fail', 'error', 'inconclusive', 'blocked']);

/** What comes of a server with these variants at once; none is the plain reference server. */
export async function proveVariants(variants: readonly Deviation[], ground: Ground): Promise<VariantResult> {
  const specimen = await performOn(ground, { deviations: variants });
  const { summary, left } = specimen;
  const findings = [...findingsOf(summary), ...left.map((url) => `left behind: ${url}`), ...(await contradictions(specimen))];
  return {
    id: variants.length === 0 ? 'reference' : variants.map((v) => v.id).join('+'),
    clause: variants[0]?.clause ?? '',
    clean: findings.length === 0,
    findings,
    passed: summary.clauses
      .filter((c) => c.verdict === 'pass' || c.verdict === 'warn')
      .flatMap((c) => (c.verdict === 'pass' ? [c.clause.id] : [])),
  };
}

function findingsOf(summary: RunSummary): string[] {
  const results = [...summary.cases, ...summary.rules];
  const ofCases = results.flatMap(({ planned, result }) => {
    const unclean = result.assertions.filter((a) => UNCLEAN.has(a.verdict));
    if (unclean.length > 0)
      return unclean.map(
        (a) => `${planned.id}: ${a.verdict} (${a.clauses.join(', ')}) expected ${a.expected || '-'}; got ${a.got || (a.remark ?? '-')}`,
      );
    return UNCLEAN.has(result.verdict) ? [`${planned.id}: ${result.verdict} ${'reason' in result ? (result.reason ?? '') : ''}`] : [];
  });
  const told = new Set(results.flatMap(({ result }) => result.assertions.filter((a) => UNCLEAN.has(a.verdict)).flatMap((a) => a.clauses)));
  const ofClauses = summary.clauses
    .filter((c) => UNCLEAN.has(c.verdict) && !told.has(c.clause.id))
    .map((c) => `clause ${c.clause.id}: ${c.verdict} ${c.reason ?? ''}`);
  return [...ofCases, ...ofClauses];
}

/** As many variants together as contradict none of the others, in an order drawn by the seed; all compatible ones without a seed. */
export function combination(variants: readonly Deviation[], seed: string | undefined): Deviation[] {
  const lots = (id: string): string => createHash('sha256').update(`${seed}\0${id}`).digest('hex');
  const drawn =
    seed === undefined
      ? [...variants]
      : [...variants].sort((a, b) => (lots(a.id) < lots(b.id) ? -1 : 1)).slice(0, 2 + (Number.parseInt(lots('size').slice(0, 4), 16) % 6));
  const chosen: Deviation[] = [];
  for (const variant of drawn) {
    const clashes = (other: Deviation): boolean =>
      (other.conflicts?.includes(variant.id) ?? false) || (variant.conflicts?.includes(other.id) ?? false);
    if (!chosen.some(clashes)) chosen.push(variant);
  }
  return chosen;
}
