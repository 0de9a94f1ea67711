/** What the package knows under an id. */
import type { Clause } from '../spec/catalogue.js';
import { mentionsOfCase, mentionsOfRule } from '../spec/expand.js';
import type { Bundle } from '../spec/load.js';
import type { Rule, Suite, TestCase } from '../spec/suite.js';
import { decidedBy } from './decided-clauses.js';

/** Where a case or rule stands. */
export interface Origin {
  document: string;
  section: string;
  /** `file:line`. */
  source: string;
}

export type Explanation =
  | { kind: 'clause'; clause: Clause; decidedBy: { cases: string[]; rules: string[] } }
  | { kind: 'case'; case: TestCase; origin: Origin; decides: Pick<Clause, 'id' | 'level' | 'binding' | 'statement'>[] }
  | { kind: 'rule'; rule: Rule; origin: Origin; decides: Pick<Clause, 'id' | 'level' | 'binding' | 'statement'>[] };

/** All of it, or undefined when nothing has that id. A case comes before a clause of the same name. */
export function explanationOf(id: string, bundle: Bundle): Explanation | undefined {
  for (const suite of bundle.suites) {
    const one = suite.cases.find((candidate) => candidate.id === id);
    if (one !== undefined)
      return { kind: 'case', case: one, origin: originOf(suite, one), decides: clausesIn(decidedBy(mentionsOfCase(one)), bundle) };
    const rule = suite.rules.find((candidate) => candidate.id === id);
    if (rule !== undefined)
      return { kind: 'rule', rule, origin: originOf(suite, rule), decides: clausesIn(decidedBy(mentionsOfRule(rule)), bundle) };
  }
  const clause = bundle.clauses.get(id);
  if (clause === undefined) return undefined;
  const cases = bundle.suites.flatMap((suite) => suite.cases.filter((one) => decidedBy(mentionsOfCase(one)).includes(id)));
  const rules = bundle.suites.flatMap((suite) => suite.rules.filter((rule) => decidedBy(mentionsOfRule(rule)).includes(id)));
  return { kind: 'clause', clause, decidedBy: { cases: cases.map((one) => one.id), rules: rules.map((rule) => rule.id) } };
}

/** Every id that can be explained. */
export function idsOf(bundle: Bundle): string[] {
  const tests = bundle.suites.flatMap(({ cases, rules }) => [...cases, ...rules]);
  return [...bundle.clauses.keys(), ...tests.map(({ id }) => id)];
}

function originOf({ document, section, file }: Suite, { at }: Pick<TestCase, 'at'>): Origin {
  return { document, section, source: `${file}:${at[0]}` };
}

function clausesIn(ids: readonly string[], bundle: Bundle): Pick<Clause, 'id' | 'level' | 'binding' | 'statement'>[] {
  return ids.flatMap((id) => {
    const clause = bundle.clauses.get(id);
    return clause === undefined ? [] : [{ id, level: clause.level, binding: clause.binding, statement: clause.statement }];
  });
}
