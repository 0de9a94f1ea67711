/** From the results of test cases and rules to the verdict of each clause. */
import type { Clause } from '../spec/catalogue.js';
import type { Assertion, CaseLine } from './format.js';
import type { RunRecord } from './run-record.js';
import type { ClauseSummary } from './summary.js';
import { heavier, rollUp, type Verdict } from './verdict.js';

/** How far the run went: all the way, through a selection only, or until it was interrupted. */
export type Extent = 'full' | 'filtered' | 'interrupted';

/** What one test case or rule says about one clause. */
interface Contribution {
  by: string;
  verdict: Verdict;
  reason?: string | undefined;
}

type Contributions = Map<string, Contribution[]>;

/** Summaries of all clauses of the header, in its order. */
export function clauseSummaries(record: RunRecord, extent: Extent): ClauseSummary[] {
  const contributions: Contributions = new Map();
  addCases(contributions, record, extent);
  addRules(contributions, record, extent);
  const judge = new ClauseJudge(record, extent, contributions);
  return record.header.clauses.map((clause) => judge.summary(clause));
}

/** The last attempt of each case, by id. */
export function lastAttempts(record: RunRecord): Map<string, CaseLine> {
  return new Map(record.cases.map((line) => [line.id, line]));
}

function add(contributions: Contributions, clause: string, contribution: Contribution): void {
  const list = contributions.get(clause);
  if (list === undefined) contributions.set(clause, [contribution]);
  else list.push(contribution);
}

function addCases(contributions: Contributions, record: RunRecord, extent: Extent): void {
  const planned = new Map(record.plan?.cases.map((planned) => [planned.id, planned.clauses]));
  const last = lastAttempts(record);
  const earlier = record.cases.filter((line) => last.get(line.id) !== line);
  for (const [id, clauses] of planned) {
    if (last.has(id)) continue;
    for (const clause of clauses) add(contributions, clause, { by: id, ...withoutResult(extent) });
  }
  for (const line of last.values()) {
    const before = earlier.filter((other) => other.id === line.id);
    for (const [clause, contribution] of caseContributions(line, planned.get(line.id) ?? [], before))
      add(contributions, clause, contribution);
  }
}

/**
 * What a case says about its clauses: its assertions where there are any, else its own verdict where that is one of not having looked.
 * A case that is not well (fail, error, inconclusive, blocked) weighs on at least one of its clauses, whatever its assertions say:
 * failed at first and then held is `inconclusive`, though the assertions of the last attempt all pass.
 */
function caseContributions(line: CaseLine, planned: string[], earlier: CaseLine[]): [string, Contribution][] {
  const result = assertionContributions(line.id, line.assertions);
  const decided = new Set(result.map(([clause]) => clause));
  const open = planned.filter((clause) => !decided.has(clause));
  const own = (verdict: Verdict, clauses: string[]) => {
    for (const clause of clauses) result.push([clause, { by: line.id, verdict, reason: line.reason ?? line.cause?.text }]);
  };
  if (line.verdict === 'warn' || line.verdict === 'pass') return result;
  if (line.verdict === 'skipped' || line.verdict === 'not-applicable') {
    own(line.verdict, open);
    return result;
  }
  const carried = line.assertions.some(
    (assertion) => assertion.clauses.length > 0 && heavier(assertion.verdict, line.verdict) === assertion.verdict,
  );
  if (carried) own(line.verdict === 'fail' ? 'blocked' : line.verdict, open);
  else {
    const bearers = [...new Set([...troubled(earlier), ...open])];
    own(line.verdict, bearers.length > 0 ? bearers : planned);
  }
  return result;
}

/** Clauses that these attempts did not pass. */
function troubled(attempts: CaseLine[]): string[] {
  const assertions = attempts.flatMap((line) => line.assertions);
  return assertions.filter(({ verdict }) => heavier(verdict, 'blocked') === verdict).flatMap(({ clauses }) => clauses);
}

function assertionContributions(by: string, assertions: Assertion[]): [string, Contribution][] {
  return assertions.flatMap((assertion) =>
    assertion.clauses.map((clause): [string, Contribution] => [clause, { by, verdict: assertion.verdict, reason: assertion.remark }]),
  );
}

function addRules(contributions: Contributions, record: RunRecord, extent: Extent): void {
  const results = new Map(record.rules.map((line) => [line.id, line]));
  for (const rule of record.plan?.rules ?? []) {
    const line = results.get(rule.id);
    if (line === undefined) for (const clause of rule.clauses) add(contributions, clause, { by: rule.id, ...withoutResult(extent) });
  }
  const planned = new Map(record.plan?.rules.map((rule) => [rule.id, rule.clauses]));
  for (const line of results.values()) {
    const asCase = { ...line, type: 'case' as const, attempt: 1, exchanges: 0, elapsed: 0 };
    for (const [clause, contribution] of caseContributions(asCase, planned.get(line.id) ?? [], []))
      add(contributions, clause, contribution);
  }
}

/** Of a planned case or rule that has no result. */
function withoutResult(extent: Extent): { verdict: Verdict; reason: string } {
  if (extent === 'interrupted') return { verdict: 'inconclusive', reason: 'the run ended before it' };
  if (extent === 'filtered') return { verdict: 'skipped', reason: 'not selected' };
  return { verdict: 'error', reason: 'planned, but without a result in the record' };
}

interface Judged {
  verdict: Verdict;
  decidedBy: string[];
  reason?: string | undefined;
  /** False for what no test can decide: it takes no part in the profile's verdict. */
  counts: boolean;
}

/** Gives each clause its verdict, following `sameAs` and `sumOf`. */
class ClauseJudge {
  readonly #clauses: ReadonlyMap<string, Clause>;
  readonly #judged = new Map<string, Judged>();

  constructor(
    readonly record: RunRecord,
    readonly extent: Extent,
    readonly contributions: Contributions,
  ) {
    this.#clauses = new Map(record.header.clauses.map((clause) => [clause.id, clause]));
  }

  summary(clause: Clause): ClauseSummary {
    const judged = this.#judge(clause.id);
    const { exclude } = this.record.header.profile;
    const excluded = Object.hasOwn(exclude, clause.id) ? exclude[clause.id] : undefined;
    const reason = excluded === undefined ? judged.reason : `left out by the profile: ${excluded}`;
    return {
      clause,
      verdict: excluded !== undefined && judged.decidedBy.length === 0 ? 'not-applicable' : judged.verdict,
      mandatory: clause.binding === 'must' && judged.counts && excluded === undefined,
      counts: judged.counts && excluded === undefined,
      decidedBy: judged.decidedBy,
      ...(reason === undefined ? {} : { reason }),
    };
  }

  #judge(id: string): Judged {
    const known = this.#judged.get(id);
    if (known !== undefined) return known;
    // Stands while relations are followed, so that a circle of them ends.
    this.#judged.set(id, { verdict: 'error', decidedBy: [], reason: 'says the same as itself, or is a sum of itself', counts: true });
    const judged = this.#fromRelations(id);
    this.#judged.set(id, judged);
    return judged;
  }

  #fromRelations(id: string): Judged {
    const clause = this.#clauses.get(id);
    const sum = clause?.sumOf ?? [];
    if (clause === undefined || (clause.sameAs === undefined && sum.length === 0)) return this.#fromResults(id, clause);
    const parts = clause.sameAs === undefined ? this.#partsOf(clause, sum) : [this.#judge(clause.sameAs)];
    if (this.contributions.has(id)) parts.push(this.#fromResults(id, clause));
    return {
      verdict: rollUp(parts.map((part) => part.verdict)),
      decidedBy: [...new Set(parts.flatMap((part) => part.decidedBy))],
      reason: clause.sameAs === undefined ? `sum of ${sum.join(', ')}` : `says the same as ${clause.sameAs}`,
      counts: parts.some((part) => part.counts),
    };
  }

  /**
   * `area.*` stands for all clauses whose ids begin so. What the profile leaves out is no part of a sum; and a recommendation that could
   * not be decided leaves open no sum that binds, as it leaves open no profile.
   */
  #partsOf(whole: Clause, sum: string[]): Judged[] {
    const { exclude } = this.record.header.profile;
    const ids = sum.flatMap((id) =>
      id.endsWith('.*') ? [...this.#clauses.keys()].filter((other) => other.startsWith(id.slice(0, -1))) : [id],
    );
    return [...new Set(ids)].flatMap((id) => {
      if (id === whole.id || Object.hasOwn(exclude, id)) return [];
      const part = this.#judge(id);
      const binds = this.#clauses.get(id)?.binding !== 'should' && this.#clauses.get(id)?.binding !== 'may';
      const open = part.verdict === 'error' || part.verdict === 'inconclusive' || part.verdict === 'blocked';
      return whole.binding === 'must' && !binds && open ? [] : [part];
    });
  }

  #fromResults(id: string, clause: Clause | undefined): Judged {
    const contributions = this.contributions.get(id);
    if (contributions === undefined) return this.#undecided(clause);
    const verdict = rollUp(contributions.map((contribution) => contribution.verdict));
    const plain = verdict === 'pass' || verdict === 'fail';
    const reason = plain ? undefined : contributions.find((contribution) => contribution.verdict === verdict)?.reason;
    return { verdict, decidedBy: [...new Set(contributions.map(({ by }) => by))], reason, counts: true };
  }

  /** Nothing in the record speaks of it. */
  #undecided(clause: Clause | undefined): Judged {
    const decidedBy: string[] = [];
    if (clause?.untested !== undefined) {
      const { reason, detail } = clause.untested;
      const text = `untested: ${reason}${detail === undefined ? '' : ` (${detail})`}`;
      const credentials = reason === 'credentials';
      return { verdict: credentials ? 'skipped' : 'not-applicable', decidedBy, reason: text, counts: credentials };
    }
    if (this.extent === 'filtered') return { verdict: 'skipped', decidedBy, reason: 'not selected', counts: true };
    if (this.extent === 'interrupted') return { verdict: 'inconclusive', decidedBy, reason: 'the run ended before it', counts: true };
    return { verdict: 'error', decidedBy, reason: 'nothing decided it', counts: true };
  }
}
