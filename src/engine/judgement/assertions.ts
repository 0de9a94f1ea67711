/** From expectations to assertions: what was found, and what it costs under each clause's binding. */
import type { Assertion } from '../../record/format.js';
import type { Verdict } from '../../record/verdict.js';
import type { Clause } from '../../spec/catalogue.js';
import type { Branch, Expectation } from '../../spec/suite.js';
import { asText, isList } from '../interpretation/value.js';
import { conditionHolds } from './condition.js';
import { type Finding, holds, together, verdictOf, worst } from './finding.js';
import { hintOf, withHints } from './hints.js';
import type { MatchContext } from './matchers/context.js';
import { match } from './matchers/index.js';

/** Clauses in play, by id. */
export type Clauses = ReadonlyMap<string, Clause>;

/** What comes of an expectation on an answer; undefined when its `when` does not hold. */
export function find(expectation: Expectation, context: MatchContext): Finding | undefined {
  if (!conditionHolds(expectation.when, context.exchange, context.scope, context.facts)) return undefined;
  const matched = expectation.matchers.map((m) => match(m, context));
  if (expectation.anyOf !== undefined) matched.push(anyOf(expectation.anyOf, context));
  return withHints(matched.length === 1 && matched[0] !== undefined ? matched[0] : together(matched), context);
}

/** The first branch that holds; what a branch is graded does not make up for a worse match inside it. */
function anyOf(branches: readonly Branch[], context: MatchContext): Finding {
  const tried: Finding[] = [];
  for (const branch of branches) {
    if (!conditionHolds(branch.when, context.exchange, context.scope, context.facts)) continue;
    const found = branch.matchers.map((m) => match(m, context));
    if (found.every(holds)) {
      const all = together(found.length > 0 ? found : [{ grade: 'pass', expected: branch.choice, got: branch.choice }]);
      const binds =
        branch.binds === undefined ? {} : { binds: context.scope.resolve(branch.binds) as { readonly [fact: string]: unknown } };
      return { ...all, grade: worst([branch.grade, ...found.map((f) => f.grade)]), choice: branch.choice, ...binds };
    }
    tried.push(...found.filter((f) => !holds(f)));
  }
  const words = branches.map((b) => b.choice).join(' or ');
  const alike = (['inconclusive', 'notOffered'] as const).find((grade) => tried.length > 0 && tried.every((f) => f.grade === grade));
  return {
    grade: alike ?? 'broken',
    expected: tried.length === 0 ? words : [...new Set(tried.map((f) => f.expected))].join(', or '),
    got: tried.length === 0 ? 'none of these' : [...new Set(tried.map((f) => f.got))].join('; '),
  };
}

/** Clause ids that an expectation decides, as far as they are in play. */
export function decided(expectation: { decides: readonly string[] }, context: Pick<MatchContext, 'scope'>, clauses: Clauses): Clause[] {
  return expectation.decides
    .flatMap((id) => {
      const value = context.scope.text(id);
      return isList(value) ? value.map(asText) : [asText(value)];
    })
    .flatMap((id) => clauses.get(id) ?? []);
}

/** One assertion for each verdict that the finding means under the clauses' bindings. */
export function assertionsOf(finding: Finding, clauses: readonly Clause[], where: { exchange?: string; source?: string }): Assertion[] {
  const byVerdict = new Map<string, Assertion>();
  for (const clause of clauses) {
    const { verdict, remark } = verdictOf(finding.grade, clause.binding);
    const same = byVerdict.get(`${verdict}${remark}`);
    if (same !== undefined) {
      same.clauses.push(clause.id);
      continue;
    }
    byVerdict.set(`${verdict}${remark}`, {
      clauses: [clause.id],
      verdict,
      expected: finding.expected,
      got: finding.got,
      ...(remark ? { remark: remarkOf(finding) } : {}),
      ...(finding.choice === undefined ? {} : { choice: finding.choice }),
      ...where,
    });
  }
  return [...byVerdict.values()].map((assertion) =>
    isAmiss(assertion) ? { ...assertion, ...hintOf(finding, assertion.clauses) } : assertion,
  );
}

/** A permitted choice or a mere remark needs no explanation. */
function isAmiss({ verdict }: Assertion): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

function remarkOf(finding: Finding): string {
  switch (finding.grade) {
    case 'note':
      return 'permitted, and worth knowing';
    case 'warn':
      return 'a deviation that is tolerated';
    case 'notOffered':
      return 'not offered by this server';
    case 'inconclusive':
      return 'shows nothing either way';
    default:
      return 'not as the clause has it, which its binding makes no failure';
  }
}

/** An assertion for expectations that were not looked at, with the reason. */
export function unlooked(
  clauses: readonly Clause[],
  verdict: Verdict,
  reason: string,
  where: { exchange?: string; source?: string },
): Assertion[] {
  return clauses.length === 0 ? [] : [{ clauses: clauses.map((c) => c.id), verdict, expected: '', got: '', remark: reason, ...where }];
}
