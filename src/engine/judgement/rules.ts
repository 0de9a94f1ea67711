/** Rules: expectations held against every exchange of a given shape, in the order of keys, one verdict for each clause. */
import { fieldValues, mediaTypeOf } from '../../message.js';
import { REMARKS } from '../../occi/deviation.js';
import type { Parsed } from '../../occi/rendering.js';
import type { Assertion, RuleLine } from '../../record/format.js';
import { heavier, type Verdict } from '../../record/verdict.js';
import type { Clause } from '../../spec/catalogue.js';
import type { Rule, Selector } from '../../spec/suite.js';
import type { Facts } from '../discovery/facts.js';
import type { Exchange, PayloadHint } from '../interpretation/exchange.js';
import { Scope } from '../interpretation/scope.js';
import { subjectsOf } from '../interpretation/subjects.js';
import { asText, type Value } from '../interpretation/value.js';
import { type Clauses, decided, find } from './assertions.js';
import { type Finding, plain, verdictOf, worst } from './finding.js';
import { hintOf, withHints } from './hints.js';
import { type Announcement, announcementOf } from './matchers/announced.js';
import { categoriesIn } from './matchers/categories.js';
import { entityIn, matchAspect } from './matchers/entity.js';
import { closeShares, keepShared, type Shares } from './share.js';
import { matchesStatus } from './status.js';

/** What a rule comes to over the exchanges of a run. */
export function judgeRule(rule: Rule, exchanges: readonly Exchange[], announced: Announcement, facts: Facts, clauses: Clauses): RuleLine {
  const tally = new Tally();
  let subjects = 0;
  for (const scope of scopesOf(rule, facts)) {
    const select =
      (selector: Selector): ((e: Exchange) => boolean) =>
      (e) =>
        selected(e, selector, scope, facts);
    const chosen = exchanges.filter(
      (e) => e.outcome.kind === 'response' && select(rule.exchanges)(e) && !rule.except.some((s) => select(s)(e)),
    );
    subjects += chosen.length;
    const missing = rule.mustSee.filter((s) => !chosen.some(select(s)));
    if (rule.grammar !== undefined) judgeGrammar(rule, rule.grammar, chosen, clauses, tally, { scope, facts });
    const shares: Shares = new Map();
    for (const expectation of rule.expect) {
      const decides = decided(expectation, { scope }, clauses);
      tally.mention(decides);
      for (const exchange of chosen) {
        const finding = find(expectation, { exchange, scope, facts, announced, hints: rule.hints });
        if (finding === undefined) continue;
        if (expectation.share !== undefined) keepShared(shares, expectation, decides, finding, exchange.text);
        else tally.add(finding, decides, exchange.text, expectation.at.join(':'));
      }
      if (missing.length > 0) tally.missing(decides, missing, expectation.at.join(':'));
    }
    for (const assertion of closeShares(shares)) tally.shared(assertion);
  }
  const assertions = tally.assertions();
  return {
    type: 'rule',
    id: rule.id,
    verdict: assertions.reduce<Verdict>((v, a) => heavier(v, a.verdict), 'not-applicable'),
    subjects,
    assertions,
  };
}

/** What the query interface told of, be it under a filter, over all readings of it. */
export function announcedIn(exchanges: readonly Exchange[]): Announcement {
  const listings = new Set<Parsed>();
  for (const exchange of exchanges) {
    if (exchange.context.target === 'qi' && exchange.request.method === 'GET' && 'categories' in categoriesIn(exchange))
      listings.add(exchange.parsed('categories'));
  }
  return announcementOf([...listings].flatMap(({ payload }) => (payload.kind === 'categories' ? payload.categories : [])));
}

function scopesOf(rule: Rule, facts: Facts): Scope[] {
  const root = (names: [string, Value][]): Scope => new Scope(undefined, [['profile', { ...facts.profile.parameters } as Value], ...names]);
  let combinations: [string, Value][][] = [[]];
  for (const loop of rule.forEach) {
    combinations = combinations.flatMap((names) =>
      subjectsOf(loop, root(names), facts).map((s): [string, Value][] => [...names, [loop.variable, s]]),
    );
  }
  return combinations.map(root);
}

/** What was asked for tells how a payload is to be read whose shape fits several. */
const HINTS: Readonly<Record<Exchange['context']['target'], PayloadHint | undefined>> = {
  qi: 'categories',
  entity: 'entity',
  kind: 'collection',
  mixin: 'collection',
  collection: 'collection',
  other: undefined,
};

/** An action may be answered with an entity or with categories (GFD.223 section 10.3.2), so its answer speaks for itself. */
function hintFor({ context, request }: Exchange): PayloadHint | undefined {
  const isAction = request.method === 'POST' && new URL(request.url).searchParams.has('action');
  return isAction ? undefined : HINTS[context.target];
}

/** Deviations that the parser noted decide grammar clauses; what a subject that was never seen means, the rule says. */
function judgeGrammar(
  rule: Rule,
  grammar: NonNullable<Rule['grammar']>,
  chosen: readonly Exchange[],
  clauses: Clauses,
  tally: Tally,
  place: { scope: Scope; facts: Facts },
): void {
  const source = rule.at.join(':');
  for (const [clauseId, grades] of Object.entries(grammar.deviations)) {
    const clause = clauses.get(clauseId);
    if (clause === undefined) continue;
    tally.mention([clause]);
    let seen = 0;
    for (const exchange of chosen) {
      const parsed = exchange.parsed(hintFor(exchange));
      const graded = parsed.deviations.flatMap((deviation) => {
        const grade = grades[deviation.code] ?? (REMARKS.has(deviation.code) ? undefined : grades.other);
        const concerned = grammar.subject === 'any' || deviation.production === grammar.subject;
        return grade === undefined || !concerned ? [] : [{ deviation, grade }];
      });
      const counted = subjectsIn(parsed, grammar.subject);
      if (counted === 0 && graded.length === 0) continue;
      seen++;
      const heaviest = worst(graded.map((g) => g.grade));
      const speaker = graded.find((g) => g.grade === heaviest);
      const finding: Finding =
        speaker === undefined
          ? plain(true, clause.statement, `${counted} of ${grammar.subject} without deviation`)
          : {
              grade: speaker.grade,
              expected: clause.statement,
              got: `${speaker.deviation.code} in ${speaker.deviation.production}: ${speaker.deviation.excerpt}`,
            };
      tally.add(withHints(finding, { ...place, exchange, hints: rule.hints }), [clause], exchange.text, source);
    }
    if (seen === 0) tally.note([clause], grammar.whenNone, `no ${grammar.subject} was seen`, source);
  }
}

/** How many subjects of a grammar rule an answer holds; of `any` it holds none when it carries no payload. */
function subjectsIn({ counted, payload }: Parsed, subject: string): number {
  if (subject !== 'any') return new Map(Object.entries(counted)).get(subject) ?? 0;
  return payload.kind === 'none' ? 0 : Object.values(counted).reduce((sum, n) => sum + n, 0);
}

/** Gathers findings so that each clause gets one verdict, with how often it came and where first. */
class Tally {
  readonly #byClause = new Map<string, { verdict: Verdict; count: number; assertion: Assertion }[]>();
  readonly #order: string[] = [];

  mention(clauses: readonly Clause[]): void {
    for (const { id } of clauses) {
      if (this.#byClause.has(id)) continue;
      this.#byClause.set(id, []);
      this.#order.push(id);
    }
  }

  add(finding: Finding, clauses: readonly Clause[], exchange: string, source: string): void {
    for (const clause of clauses) {
      const { verdict, remark } = verdictOf(finding.grade, clause.binding);
      const assertion: Assertion = {
        clauses: [clause.id],
        verdict,
        expected: finding.expected,
        got: finding.got,
        ...(remark ? { remark: finding.grade === 'note' ? 'permitted, and worth knowing' : 'not as the clause has it' } : {}),
        ...(finding.choice === undefined ? {} : { choice: finding.choice }),
        exchange,
        source,
        ...(verdict === 'fail' || verdict === 'warn' ? hintOf(finding, [clause.id]) : {}),
      };
      this.#count(clause.id, assertion);
    }
  }

  shared(assertion: Assertion): void {
    for (const id of assertion.clauses) this.#count(id, { ...assertion, clauses: [id] });
  }

  note(clauses: readonly Clause[], verdict: Verdict, reason: string, source: string): void {
    for (const { id } of clauses) this.#count(id, { clauses: [id], verdict, expected: '', got: '', remark: reason, source });
  }

  missing(clauses: readonly Clause[], selectors: readonly Selector[], source: string): void {
    const words = selectors
      .map((s) =>
        Object.entries(s)
          .map(([k, v]) => `${k} ${JSON.stringify(v)}`)
          .join(', '),
      )
      .join('; ');
    this.note(clauses, 'inconclusive', `the run has no exchange with ${words}`, source);
  }

  #count(id: string, assertion: Assertion): void {
    const list = this.#byClause.get(id) ?? [];
    const same = list.find(
      (e) => e.verdict === assertion.verdict && (e.assertion.remark === undefined) === (assertion.remark === undefined),
    );
    if (same === undefined) list.push({ verdict: assertion.verdict, count: 1, assertion });
    else same.count++;
    this.#byClause.set(id, list);
  }

  /** For each clause the heaviest verdict, a remark before a plain pass. */
  assertions(): RuleLine['assertions'] {
    return this.#order.map((id) => {
      const list = this.#byClause.get(id) ?? [];
      const [first, ...others] = list;
      if (first === undefined)
        return { clauses: [id], verdict: 'not-applicable', expected: '', got: '', remark: 'no exchange of this shape arose', count: 0 };
      let worst = first;
      for (const other of others) {
        if (
          other.verdict === worst.verdict
            ? other.assertion.remark !== undefined && worst.assertion.remark === undefined
            : heavier(other.verdict, worst.verdict) === other.verdict
        )
          worst = other;
      }
      return { ...worst.assertion, count: worst.count };
    });
  }
}

/** Whether an exchange is of the shape that a selector describes. */
export function selected(exchange: Exchange, selector: Selector, scope: Scope, facts: Facts): boolean {
  const { request, context } = exchange;
  if (selector.method !== undefined && !selector.method.some((m) => m === request.method)) return false;
  if (selector.target !== undefined && !selector.target.includes(context.target)) return false;
  if (selector.within === 'base' && !(facts.bases ?? [facts.urls.base]).some((base) => request.url.startsWith(base))) return false;
  if (selector.request === 'well-formed-http' && !context.wellFormed) return false;
  if (selector.status !== undefined && (exchange.status === undefined || !matchesStatus(exchange.status, selector.status))) return false;
  if (selector.accept !== undefined) {
    const accepts = fieldValues(request.fields, 'Accept').map(mediaTypeOf);
    if (!selector.accept.some((a) => accepts.includes(asText(scope.text(a))))) return false;
  }
  if (selector.rendering !== undefined && !selector.rendering.some((r) => r === exchange.rendering)) return false;
  if (selector.payload !== undefined) {
    const { kind } = exchange.payload();
    if (!selector.payload.some((p) => p === kind || (p === 'some' && kind !== 'none' && kind !== 'unintelligible'))) return false;
  }
  if (selector.fieldValues !== undefined) {
    const values = Object.values(exchange.parsed().counted).reduce((sum, n) => sum + n, 0);
    if (values < selector.fieldValues.atLeast) return false;
  }
  if (selector.entity !== undefined) {
    const read = entityIn(exchange);
    if (!('entity' in read)) return false;
    const aspects = Object.entries(scope.resolve(selector.entity) as { readonly [aspect: string]: Value });
    if (
      !aspects.every(
        ([aspect, expected]) => matchAspect(read.entity, aspect, expected, undefined, { exchange, scope, facts }).grade === 'pass',
      )
    )
      return false;
  }
  return true;
}
