/** Groups what went wrong by its cause, so that a reader sees "1 cause, 41 blocked" instead of 42 failures. */
import { lastAttempts } from './clause-verdicts.js';
import type { Assertion, Cause } from './format.js';
import { compareText } from './key-order.js';
import type { RunRecord } from './run-record.js';
import type { CauseSummary } from './summary.js';

/** Causes of failures first, in the order of the catalogue, then those that only blocked, the largest first. */
export function causeSummaries(record: RunRecord): CauseSummary[] {
  const causes = new Map<string, CauseSummary>();
  const clauses = new Map(record.header.clauses.map((clause, index) => [clause.id, { clause, index }]));

  const roots = rootsOf(record);
  const causeOf = (cause: Cause): CauseSummary => {
    const known = causes.get(cause.id);
    if (known !== undefined) return known;
    const made = { ...cause, failures: [], blocked: [] };
    causes.set(cause.id, made);
    return made;
  };
  const failed = (source: string, assertion: Assertion, cause: Cause | undefined) => {
    if (assertion.verdict !== 'fail') return;
    causeOf(cause ?? causeOfClause(assertion)).failures.push({ source, assertion });
  };
  /** The first clause: one assertion is one failure, however many clauses it decides. */
  const causeOfClause = (assertion: Assertion): Cause => {
    const own = assertion.clauses[0] ?? 'no clause';
    const id = roots.get(own) ?? own;
    const exchange = assertion.exchange === undefined || id !== own ? {} : { exchange: assertion.exchange };
    return { id, text: clauses.get(id)?.clause.statement ?? id, ...exchange };
  };

  for (const line of lastAttempts(record).values()) {
    for (const assertion of line.assertions) failed(line.id, assertion, line.cause);
    if (line.verdict === 'blocked') causeOf(line.cause ?? { id: `blocked:${line.id}`, text: line.reason ?? line.id }).blocked.push(line.id);
  }
  for (const line of record.rules) for (const assertion of line.assertions) failed(line.id, assertion, undefined);

  const rank = (cause: CauseSummary) =>
    Math.min(
      ...cause.failures.flatMap(({ assertion }) => assertion.clauses.map((id) => clauses.get(id)?.index ?? clauses.size)),
      clauses.size + 1,
    );
  return [...causes.values()].sort((a, b) => rank(a) - rank(b) || b.blocked.length - a.blocked.length || compareText(a.id, b.id));
}

/**
 * Of each failed clause the failed clause at the bottom of it: where A failed and entails B, that B failed too is nothing new. Of several the
 * first of the catalogue; clauses that entail each other have the first of them.
 */
function rootsOf(record: RunRecord): Map<string, string> {
  const failed = new Set(
    [...lastAttempts(record).values(), ...record.rules].flatMap(({ assertions }) =>
      assertions.filter(({ verdict }) => verdict === 'fail').flatMap(({ clauses }) => clauses[0] ?? []),
    ),
  );
  const entailedBy = new Map<string, string>();
  for (const { id, entails = [] } of record.header.clauses) {
    if (!failed.has(id)) continue;
    for (const { clause } of entails) if (failed.has(clause) && clause !== id && !entailedBy.has(clause)) entailedBy.set(clause, id);
  }
  const order = new Map(record.header.clauses.map(({ id }, index) => [id, index]));
  const rank = (id: string) => order.get(id) ?? order.size;
  const rootOf = (id: string): string => {
    const path = [id];
    for (;;) {
      const next = entailedBy.get(path.at(-1) ?? id);
      if (next === undefined) return path.at(-1) ?? id;
      const again = path.indexOf(next);
      if (again >= 0) return path.slice(again).reduce((a, b) => (rank(b) < rank(a) ? b : a));
      path.push(next);
    }
  };
  return new Map([...failed].map((id) => [id, rootOf(id)]));
}
