/** A run that cannot begin: every test case of the selection is blocked by the one cause, so that each report says so. */
import type { CaseLine, Cause, PlanLine, RuleLine } from '../../record/format.js';
import type { Clauses } from '../judgement/assertions.js';
import { TRANSPORT_RULE } from '../judgement/transport-syntax.js';
import { clausesInPlay, type Material } from '../plan/material.js';
import { decidesOf, ruleDecides, type Selection } from '../plan/selection.js';

export interface BlockedRun {
  plan: PlanLine;
  cases: CaseLine[];
  rules: RuleLine[];
}

/** Cases are not expanded: over which kinds and renderings they would run, only discovery could have told. */
export function blockedRun(material: Material, selection: Selection, cause: Cause): BlockedRun {
  const clauses = clausesInPlay(material);
  const known = (ids: readonly string[], of: Clauses) => ids.filter((id) => of.has(id));
  const chosen = material.suites.flatMap((suite) => ({
    suite,
    cases: suite.cases.filter((c) => selection.includesCase(c, suite)),
    rules: suite.rules.filter((r) => selection.includesRule(r, suite)),
  }));
  const written = chosen.flatMap(({ suite, rules }) =>
    rules.map((r) => ({
      id: r.id,
      title: r.title,
      revision: r.revision,
      document: suite.document,
      section: suite.section,
      source: `${suite.file}:${r.at[0]}`,
      clauses: known(ruleDecides(r), clauses),
    })),
  );
  const plan: PlanLine = {
    type: 'plan',
    cases: chosen.flatMap(({ suite, cases }) =>
      cases.map((c) => ({
        id: c.id,
        case: c.id,
        title: c.title,
        revision: c.revision,
        kind: 'case' as const,
        document: suite.document,
        section: suite.section,
        source: `${suite.file}:${c.at[0]}`,
        clauses: known(decidesOf(c), clauses),
        needs: [...c.needs],
        effect: 'none' as const,
      })),
    ),
    rules: [TRANSPORT_RULE, ...written],
    features: [],
    sections: [
      { document: TRANSPORT_RULE.document, section: TRANSPORT_RULE.section, title: 'Message syntax' },
      ...material.suites.map(({ document, section, title }) => ({ document, section, title })),
    ],
  };
  const reason = cause.text;
  return {
    plan,
    cases: plan.cases.map(({ id }) => ({
      type: 'case',
      id,
      attempt: 1,
      verdict: 'blocked',
      reason,
      cause,
      assertions: [],
      exchanges: 0,
      elapsed: 0,
    })),
    rules: plan.rules.map((rule) => ({
      type: 'rule',
      id: rule.id,
      verdict: 'blocked',
      subjects: 0,
      assertions: [{ clauses: rule.clauses, verdict: 'blocked', expected: '', got: '', remark: reason, count: 0 }],
    })),
  };
}
