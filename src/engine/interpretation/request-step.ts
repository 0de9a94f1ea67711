/** One step with a request: built, checked by our own parsers, sent, waited for, judged. */
import { fieldValue } from '../../message.js';
import { resolveLocation } from '../../occi/location.js';
import type { Deadlines } from '../../spec/catalogue.js';
import type { Expectation, RequestStep } from '../../spec/suite.js';
import { assertionsOf, decided, find, unlooked } from '../judgement/assertions.js';
import { conditionHolds } from '../judgement/condition.js';
import { type Finding, holds } from '../judgement/finding.js';
import type { MatchContext } from '../judgement/matchers/context.js';
import { entityIn } from '../judgement/matchers/entity.js';
import { keepShared } from '../judgement/share.js';
import { matchesStatus } from '../judgement/status.js';
import { aftermath, watch } from './aftermath.js';
import type { Attempt } from './attempt.js';
import { again, type Piece, send } from './command.js';
import { Ending } from './ending.js';
import { entityValue, refusal } from './entity.js';
import type { Exchange } from './exchange.js';
import { ownCreated } from './ownership.js';
import type { Scope } from './scope.js';
import { type BuiltRequest, buildStep } from './step-request.js';
import { isThing, type Value } from './value.js';

/** Runs a request step; throws an Ending when the case must not go on. */
export function* runRequest(
  step: RequestStep,
  path: string,
  scope: Scope,
  attempt: Attempt,
  visited: Set<Expectation>,
  inBlock: boolean,
): Piece<void> {
  const { facts } = attempt;
  if (step.when !== undefined && !conditionHolds(step.when, undefined, scope, facts)) {
    for (const expectation of step.expect) {
      visited.add(expectation);
      attempt.assertions.push(
        ...unlooked(decided(expectation, { scope }, attempt.clauses), 'not-applicable', 'the step did not arise', {
          source: expectation.at.join(':'),
        }),
      );
    }
    return;
  }
  if (step.control !== undefined) yield* runControl(step, path, scope, attempt);
  const built = buildStep(step, scope, attempt);
  const watched = yield* watch(step, path, built.destination.value, scope, facts);
  const { exchange, results } = yield* exchangeFor(step, path, built, scope, attempt);
  if (built.writes) attempt.written = true;
  const created = yield* ownCreated(step, path, built, exchange, scope, attempt);
  yield* noticeGone(exchange, built.destination.value);
  const after = watched.length === 0 ? undefined : yield* aftermath(watched, path, { exchange, scope, facts });
  const findings =
    created === undefined && after === undefined
      ? results
      : judge(step, {
          exchange,
          scope,
          facts,
          hints: attempt.instance.testCase.hints,
          found: created,
          ...(after === undefined ? {} : { aftermath: after }),
        });
  record(step, findings, exchange, scope, attempt, visited);
  if (step.save !== undefined) {
    scope.set(step.save, exchange);
    if (inBlock) scope.collect(step.save, exchange);
  }
  if (step.setup && !exchange.ok) throw refusal(exchange, `set up step ${path}`, `setup:${attempt.instance.testCase.id}/${path}`);
  proceed(step, path, exchange, scope, attempt);
}

type Results = ReadonlyMap<Expectation, Finding | undefined>;

function judge(step: RequestStep, context: MatchContext): Results {
  return new Map(step.expect.map((e) => [e, find(e, context)]));
}

/** Sends the request, again and again where the step waits for something, and judges the reading that counts. */
function* exchangeFor(
  step: RequestStep,
  path: string,
  built: BuiltRequest,
  scope: Scope,
  attempt: Attempt,
): Piece<{ exchange: Exchange; results: Results }> {
  const { facts } = attempt;
  const wait = waitOf(step, attempt);
  let before: Exchange | undefined;
  for (let n = 0; ; n++) {
    const exchange = yield* follow(step, path, n, built);
    const results = judge(step, { exchange, scope, facts, hints: attempt.instance.testCase.hints });
    giveUp(step, exchange, attempt);
    if (wait === undefined) return { exchange, results };
    const allHold = [...results.values()].every((f) => f === undefined || holds(f));
    const over =
      wait.mode === 'within'
        ? allHold
        : wait.mode === 'holds'
          ? !allHold
          : before !== undefined && before.status === exchange.status && sameBytes(before, exchange);
    if (over) {
      yield { do: 'settle', step: path, observations: n + 1 };
      return { exchange, results };
    }
    if (!(yield* again(path, n + 1, wait.deadline))) {
      if (wait.mode === 'within') attempt.passing = true;
      return { exchange, results };
    }
    before = exchange;
  }
}

/** A read after a write waits for the target's visibility even when the step does not say so (design: Test cases). */
function waitOf(step: RequestStep, attempt: Attempt): { mode: 'within' | 'holds' | 'settled'; deadline: keyof Deadlines } | undefined {
  if (step.method !== 'GET') return undefined;
  if (step.wait !== undefined) return { mode: step.wait.mode, deadline: step.wait.deadline as keyof Deadlines };
  return attempt.written ? { mode: 'within', deadline: 'visibility' } : undefined;
}

function sameBytes(a: Exchange, b: Exchange): boolean {
  return Buffer.compare(a.body, b.body) === 0;
}

function* follow(step: RequestStep, path: string, iteration: number, built: BuiltRequest): Piece<Exchange> {
  let exchange = yield* send({
    step: path,
    iteration,
    request: built.request,
    context: built.context,
    ...(built.intent === undefined ? {} : { intent: built.intent }),
  });
  for (let hop = 1; hop <= step.redirects; hop++) {
    const location = fieldValue(exchange.fields, 'Location');
    if (exchange.status === undefined || exchange.status < 300 || exchange.status >= 400 || location === undefined) break;
    const url = resolveLocation(location, exchange.request.url);
    // never to another authority: what is tested is this server
    if (url === undefined || new URL(url).origin !== new URL(exchange.request.url).origin) break;
    exchange = yield* send({ step: `${path}.redirect.${hop}`, iteration, request: { ...built.request, url }, context: built.context });
  }
  return exchange;
}

function giveUp(step: RequestStep, exchange: Exchange, attempt: Attempt): void {
  if (step.giveUpOn === undefined) return;
  const read = entityIn(exchange);
  if (!('entity' in read)) return;
  const now = entityValue(read.entity, exchange.request.url, attempt.facts);
  if (now.state !== step.giveUpOn.state) return;
  const message = [...read.entity.attributes].find(([name]) => /\.state\.message$/.test(name))?.[1];
  throw new Ending('inconclusive', `the instance went to state ${now.state}${message === undefined ? '' : `: ${String(message)}`}`, {
    exchange: exchange.text,
  });
}

/** A URL that turns out to be gone is no longer ours to remove. */
function* noticeGone(exchange: Exchange, value: Value): Piece<void> {
  if (exchange.request.method !== 'GET' || !isThing(value) || value.what !== 'entity') return;
  if (exchange.status === 404 || exchange.status === 410) yield { do: 'disown', location: value.location };
}

/** The control shows that only what is wrong with the step can be refused: the same step with these keys replaced succeeds. */
function* runControl(step: RequestStep, path: string, scope: Scope, attempt: Attempt): Piece<void> {
  const { control, breaks: _breaks, ...rest } = step;
  const changed: RequestStep = { ...rest, expect: [], creates: [], setup: false, ...control };
  const built = buildStep(changed, scope, attempt);
  const exchange = yield* send({
    step: `${path}.control`,
    iteration: 0,
    request: built.request,
    context: built.context,
    ...(built.intent === undefined ? {} : { intent: built.intent }),
  });
  if (built.writes) attempt.written = true;
  yield* ownCreated(changed, `${path}.control`, built, exchange, scope, attempt);
  if (!exchange.ok) {
    const id = `${attempt.instance.testCase.id}/${path}.control`;
    const text = `the same request made right was answered ${exchange.ending}`;
    const status = exchange.status;
    throw new Ending('blocked', text, {
      exchange: exchange.text,
      passing: status === undefined || status >= 500 || status === 429,
      cause: { id: `control:${id}`, text, exchange: exchange.text },
    });
  }
}

function record(step: RequestStep, findings: Results, exchange: Exchange, scope: Scope, attempt: Attempt, visited: Set<Expectation>): void {
  for (const expectation of step.expect) {
    visited.add(expectation);
    const clauses = decided(expectation, { scope }, attempt.clauses);
    const source = expectation.at.join(':');
    const finding = findings.get(expectation);
    if (finding === undefined) {
      if (expectation.share === undefined)
        attempt.assertions.push(...unlooked(clauses, 'not-applicable', 'the branch was not taken', { exchange: exchange.text, source }));
      continue;
    }
    for (const [fact, value] of Object.entries(finding.binds ?? {})) attempt.bound.set(fact, value as Value);
    if (finding.grade === 'broken' && excusable(step, exchange)) attempt.passing = true;
    if (attempt.instance.kind === 'probe' && (finding.grade === 'notOffered' || finding.grade === 'inconclusive')) {
      const verdict = finding.grade === 'notOffered' ? 'not-applicable' : 'inconclusive';
      throw new Ending(verdict, `${exchange.request.method} ${exchange.request.url} was answered ${exchange.ending}`, {
        exchange: exchange.text,
      });
    }
    if (expectation.share !== undefined) {
      keepShared(attempt.shares, expectation, clauses, finding, exchange.text);
      continue;
    }
    attempt.assertions.push(...assertionsOf(finding, clauses, { exchange: exchange.text, source }));
    if (finding.grade === 'notOffered') attempt.assertions.push(...declaredInVain(expectation, finding, attempt, exchange.text));
  }
}

/** Declared in the ICS and not there: a fail of its own (design: Verdicts). */
function declaredInVain(expectation: Expectation, finding: Finding, attempt: Attempt, exchange: string): ReturnType<typeof assertionsOf> {
  const token = expectation.need;
  const clause = token === undefined ? undefined : attempt.clauses.get(`ics.${token}`);
  return clause === undefined
    ? []
    : assertionsOf({ ...finding, grade: 'broken' }, [clause], { exchange, source: expectation.at.join(':') });
}

/** What one more attempt may show to have been passing: 5xx on a valid request, 429, no response. */
function excusable(step: RequestStep, exchange: Exchange): boolean {
  const status = exchange.status;
  return status === undefined || status === 429 || (status >= 500 && step.breaks === undefined);
}

function proceed(step: RequestStep, path: string, exchange: Exchange, scope: Scope, attempt: Attempt): void {
  if (step.proceedIf === undefined || step.proceedIf.else === 'continue') return;
  const { condition } = step.proceedIf;
  const holdsNow =
    'status' in condition
      ? exchange.status !== undefined && matchesStatus(exchange.status, condition.status)
      : scope.has(condition.found) && scope.get(condition.found) !== undefined;
  if (holdsNow) return;
  const reason =
    'status' in condition
      ? `${exchange.request.method} was answered ${exchange.ending}`
      : `the new entity could not be found (answer ${exchange.ending})`;
  const id = `step:${attempt.instance.testCase.id}/${path}`;
  throw new Ending(step.proceedIf.else, reason, {
    exchange: exchange.text,
    ...(step.proceedIf.else === 'blocked' ? { cause: { id, text: reason, exchange: exchange.text } } : {}),
  });
}
