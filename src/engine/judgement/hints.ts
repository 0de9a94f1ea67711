/** Hints: which usual cause a failure looks like. They tell a reader where to look, and decide nothing. */
import { conditionHolds } from './condition.js';
import type { Finding } from './finding.js';
import type { MatchContext } from './matchers/context.js';
import { expression } from './matchers/values.js';

/** The finding with the hints that fit its answer; as it is when nothing is amiss or nothing fits. */
export function withHints(finding: Finding, context: Pick<MatchContext, 'exchange' | 'scope' | 'facts' | 'hints'>): Finding {
  if (finding.grade !== 'broken' && finding.grade !== 'warn') return finding;
  const { hints = [], exchange, scope, facts } = context;
  const fitting = hints.filter(
    ({ when, got }) => conditionHolds(when, exchange, scope, facts) && (got === undefined || expression(got).matcher(finding.got).find()),
  );
  return fitting.length === 0 ? finding : { ...finding, hints: fitting };
}

/** Text of the first hint of the finding that explains a failure of one of these clauses, as a part of an assertion. */
export function hintOf({ hints = [] }: Finding, clauses: readonly string[]): { hint?: string } {
  const found = hints.find((hint) => hint.clauses.length === 0 || hint.clauses.some((id) => clauses.includes(id)));
  return found === undefined ? {} : { hint: found.text };
}
