/** Coverage: for each clause of the claimed documents what tests it, and what proves the tests. */
import { decidesOf, ruleDecides } from '../engine/plan/selection.js';
import type { Deviation } from '../reference/deviations/deviation.js';
import type { Bundle } from '../spec/bundle.js';
import type { Clause } from '../spec/catalogue.js';

export interface ClauseCoverage {
  clause: string;
  document: string;
  section: string;
  level: Clause['level'];
  binding: Clause['binding'];
  testability: Clause['testability'];
  cases: string[];
  rules: string[];
  mutants: string[];
  variants: string[];
  /** Tested, and a mutant exists that has to be killed; for a clause whose breach costs nothing, tested. */
  proven: boolean;
  sameAs: string | null;
  sumOf: string[];
  entails: string[];
  /** Why it has no test. */
  reason: string | null;
}

/** One entry a clause, in the order of the documents. */
export function coverage(bundle: Bundle, documents: ReadonlySet<string>, deviations: readonly Deviation[]): ClauseCoverage[] {
  const cases = bundle.suites.flatMap((s) => s.cases.map((c) => ({ id: c.id, decides: new Set(decidesOf(c)) })));
  const rules = bundle.suites.flatMap((s) => s.rules.map((r) => ({ id: r.id, decides: new Set(ruleDecides(r)) })));
  return [...bundle.clauses.values()]
    .filter((c) => documents.has(c.document))
    .map((clause): ClauseCoverage => {
      const decidedBy = (list: typeof cases): string[] => list.filter((t) => t.decides.has(clause.id)).map((t) => t.id);
      const of = (kind: Deviation['kind']): string[] =>
        deviations.filter((d) => d.kind === kind && d.clause === clause.id).map((d) => d.id);
      const [caseIds, ruleIds, mutants] = [decidedBy(cases), decidedBy(rules), of('mutant')];
      const tested = caseIds.length + ruleIds.length > 0;
      return {
        clause: clause.id,
        document: clause.document,
        section: clause.section,
        level: clause.level,
        binding: clause.binding,
        testability: clause.testability,
        cases: caseIds,
        rules: ruleIds,
        mutants,
        variants: of('variant'),
        proven: tested && (clause.binding === 'may' || mutants.length > 0),
        sameAs: clause.sameAs ?? null,
        sumOf: clause.sumOf ?? [],
        entails: (clause.entails ?? []).map((e) => e.clause),
        reason: clause.untested?.reason ?? null,
      };
    });
}

/** A clause that is neither tested, nor the same as or the sum of others, nor excused by a reason. */
export function isGap(entry: ClauseCoverage): boolean {
  return entry.cases.length + entry.rules.length === 0 && entry.sameAs === null && entry.sumOf.length === 0 && entry.reason === null;
}
