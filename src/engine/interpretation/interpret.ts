/** A test case as a generator: fixtures, steps in order, expectations, and what is left undecided when it ends early. */
import type { Assertion, Cause } from '../../record/format.js';
import { rollUp, type Verdict } from '../../record/verdict.js';
import type { BlockStep, Expectation, Step } from '../../spec/suite.js';
import type { Facts } from '../discovery/facts.js';
import { type Clauses, decided, unlooked } from '../judgement/assertions.js';
import { closeShares } from '../judgement/share.js';
import type { Instance } from '../plan/instance.js';
import { agree } from './agreement.js';
import type { Attempt } from './attempt.js';
import type { Piece } from './command.js';
import { Ending, endingOf } from './ending.js';
import { bringTo } from './entity.js';
import { establish } from './fixtures.js';
import type { Minter } from './identity.js';
import { runRequest } from './request-step.js';
import { Scope } from './scope.js';
import { subjectsOf } from './subjects.js';
import { isThing, type Value } from './value.js';

export interface CaseOutcome {
  verdict: Verdict;
  reason?: string;
  cause?: Cause;
  assertions: Assertion[];
  /** Worth one more attempt on fresh resources. */
  passing: boolean;
  /** Need that turned out not to be met. */
  unmet?: string;
  /** Exchange that ended the case early. */
  exchange?: string;
  /** Facts bound by branches, and needs found not to be offered: what a probe is for. */
  bound: { readonly [fact: string]: Value };
}

/** What fixtures from the pool hold, or how making them ended. */
export type Pool = ReadonlyMap<string, Value | Ending>;

/** Runs one attempt at an instance and says what came of it. */
export function* interpret(instance: Instance, facts: Facts, pool: Pool, minter: Minter, clauses: Clauses): Piece<CaseOutcome> {
  const scope = new Scope(undefined, [
    ['unique', minter.unique],
    ['profile', { ...facts.profile.parameters } as Value],
    ['server', serverFacts(facts)],
    ['need', Object.fromEntries([...facts.bound])],
    ...Object.entries(instance.axes),
    ...instance.variables,
  ]);
  const attempt: Attempt = {
    instance,
    facts,
    minter,
    clauses,
    scope,
    assertions: [],
    shares: new Map(),
    bound: new Map(),
    written: false,
    passing: false,
  };
  const visited = new Set<Expectation>();
  try {
    for (const [name, fixture] of Object.entries(instance.testCase.given)) {
      const pooled = instance.pooled.get(name);
      if (pooled !== undefined) {
        scope.set(name, fromPool(pooled, pool, fixture.form === 'resource' && fixture.count !== undefined));
        continue;
      }
      scope.set(name, yield* establish(fixture, `given.${name}`, { facts, minter, scope }));
      if (fixture.form === 'resource' || fixture.form === 'link' || (fixture.form === 'mixin' && fixture.of === 'user'))
        attempt.written = true;
    }
    yield* runSteps(instance.testCase.steps, '', scope, attempt, visited, false);
    attempt.assertions.push(...closeShares(attempt.shares));
    return outcomeOf(attempt, undefined);
  } catch (thrown) {
    const ending = endingOf(thrown);
    attempt.assertions.push(...closeShares(attempt.shares));
    for (const expectation of expectationsOf(instance.testCase.steps)) {
      if (visited.has(expectation)) continue;
      const where = {
        ...(ending.details.exchange === undefined ? {} : { exchange: ending.details.exchange }),
        source: expectation.at.join(':'),
      };
      attempt.assertions.push(...unlooked(clausesOf(expectation, attempt), ending.verdict, ending.reason, where));
    }
    return outcomeOf(attempt, ending);
  }
}

/** Clauses of an expectation whose `$(…)` may not be in force any more. */
function clausesOf(expectation: Expectation, attempt: Attempt): ReturnType<typeof decided> {
  try {
    return decided(expectation, attempt, attempt.clauses);
  } catch {
    return [];
  }
}

function outcomeOf(attempt: Attempt, ending: Ending | undefined): CaseOutcome {
  const verdicts = attempt.assertions.map((a) => a.verdict);
  const verdict = rollUp(ending === undefined ? verdicts : [...verdicts, ending.verdict]);
  const failing = attempt.assertions.find((a) => a.verdict === verdict);
  const reason = ending?.reason ?? (verdict === 'pass' ? undefined : (failing?.remark ?? failing?.got));
  return {
    verdict,
    ...(reason === undefined || reason === '' ? {} : { reason }),
    ...(ending?.details.cause === undefined ? {} : { cause: ending.details.cause }),
    ...(ending?.details.unmet === undefined ? {} : { unmet: ending.details.unmet }),
    ...(ending?.details.exchange === undefined ? {} : { exchange: ending.details.exchange }),
    assertions: attempt.assertions,
    passing: attempt.passing || ending?.details.passing === true,
    bound: Object.fromEntries(attempt.bound),
  };
}

function fromPool(ids: readonly string[], pool: Pool, asList: boolean): Value {
  const values = ids.map((id) => {
    const value = pool.get(id);
    if (value instanceof Ending) throw value;
    if (value === undefined) throw new Ending('error', `the pool has no ${id}`);
    return value;
  });
  return asList ? values : values[0];
}

function serverFacts(facts: Facts): Value {
  const major = facts.version?.major ?? 1;
  return {
    nextMajor: `${major + 1}.0`,
    version: facts.version === undefined ? undefined : `${facts.version.major}.${facts.version.minor}`,
  };
}

function* runSteps(
  steps: readonly Step[],
  prefix: string,
  scope: Scope,
  attempt: Attempt,
  visited: Set<Expectation>,
  inBlock: boolean,
): Piece<void> {
  for (const [n, step] of steps.entries()) {
    const path = `${prefix}${n + 1}`;
    switch (step.kind) {
      case 'request':
        yield* runRequest(step, path, scope, attempt, visited, inBlock);
        break;
      case 'bring': {
        const entity = scope.look(step.entity);
        if (!isThing(entity) || entity.what !== 'entity') throw new Ending('error', `${step.entity} is no entity`);
        const there = yield* bringTo(entity, String(scope.text(step.to)), path, attempt);
        scope.set(step.entity, { ...entity, state: there.state, read: there.read });
        attempt.written = true;
        break;
      }
      case 'agree':
        attempt.assertions.push(...agree(step, scope, attempt));
        break;
      case 'block':
        yield* runBlock(step, path, scope, attempt, visited);
        break;
    }
  }
}

function* runBlock(block: BlockStep, path: string, scope: Scope, attempt: Attempt, visited: Set<Expectation>): Piece<void> {
  const combinations = product(block, scope, attempt);
  const [loop] = block.loops;
  if (loop !== undefined && combinations.length < loop.atLeast) {
    const verdict = loop.whenFewer === 'broken' ? 'inconclusive' : loop.whenFewer;
    throw new Ending(verdict, `${combinations.length} subjects of ${loop.variable}, at least ${loop.atLeast} needed`);
  }
  for (const [n, names] of combinations.entries()) {
    yield* runSteps(block.steps, `${path}.${n + 1}.`, scope.inner(names), attempt, visited, true);
  }
}

function product(block: BlockStep, scope: Scope, attempt: Attempt): [string, Value][][] {
  let combinations: [string, Value][][] = [[]];
  for (const loop of block.loops) {
    const subjects = subjectsOf(loop, scope, attempt.facts);
    combinations = combinations.flatMap((names) => subjects.map((s): [string, Value][] => [...names, [loop.variable, s]]));
  }
  return combinations;
}

/** All expectations of steps, those of blocks too. */
export function expectationsOf(steps: readonly Step[]): Expectation[] {
  return steps.flatMap((s) => (s.kind === 'request' ? s.expect : s.kind === 'block' ? expectationsOf(s.steps) : []));
}
