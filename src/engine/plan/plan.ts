/** The plan: instances of the selected test cases, the pool they share, and what each may touch. */
import { SuiteError } from '../../errors.js';
import { shortCategoryId } from '../../occi/model.js';
import { ENTITY_RENDERINGS, type Rendering } from '../../occi/rendering.js';
import type { Effect } from '../../spec/catalogue.js';
import type { Axis, AxisName, RequestStep, Step, Suite, TestCase } from '../../spec/suite.js';
import { type Facts, typeOfKind } from '../discovery/facts.js';
import { kindOf, kindsOf } from '../discovery/kind-choice.js';
import { endsOf } from '../discovery/recipe.js';
import { Ending } from '../interpretation/ending.js';
import { expectationsOf } from '../interpretation/interpret.js';
import { Scope } from '../interpretation/scope.js';
import { subjectsOf } from '../interpretation/subjects.js';
import { contentWeight, destination } from '../interpretation/target.js';
import { type CategoryValue, type EntityValue, isList, isThing, type Value } from '../interpretation/value.js';
import { type Clauses, decided } from '../judgement/assertions.js';
import { allows, effectOf, heavierEffect } from './effect.js';
import { type Instance, instanceId } from './instance.js';
import { combine, type Lock } from './locks.js';
import { isPoolable, type PoolEntry, poolId, touchedNames } from './pooling.js';

export interface Plan {
  instances: Instance[];
  pool: PoolEntry[];
}

/** Needs that renderings stand for. */
const RENDERING_NEEDS: Partial<Record<Rendering, string>> = {
  'text/occi': 'text-occi',
  'text/uri-list': 'uri-list',
  'application/occi+json': 'json-rendering',
};

/** All instances of the cases; those that cannot run know why. */
export function planCases(suites: readonly Suite[], chosen: (testCase: TestCase) => boolean, facts: Facts, clauses: Clauses): Plan {
  const pool = new Map<string, PoolEntry>();
  const instances = suites.flatMap((suite) =>
    suite.cases.filter(chosen).flatMap((testCase) => instancesOf(testCase, suite, 'case', facts, clauses, pool)),
  );
  return { instances, pool: [...pool.values()] };
}

/** Instances of one case, of a suite or of a need. */
export function instancesOf(
  testCase: TestCase,
  suite: Pick<Suite, 'document' | 'section' | 'file'>,
  kind: Instance['kind'],
  facts: Facts,
  clauses: Clauses,
  pool: Map<string, PoolEntry>,
): Instance[] {
  const combinations = product(testCase, facts);
  if (!Array.isArray(combinations)) return [bare(testCase, suite, kind, combinations, clauses)];
  return combinations.map(({ axes, variables }) => instanceOf(testCase, suite, kind, axes, variables, facts, clauses, pool));
}

type Combination = { axes: Instance['axes']; variables: [string, Value][] };

/** Axes times loops; a loop with too few subjects makes the whole case come to nothing. */
function product(testCase: TestCase, facts: Facts): Combination[] | NonNullable<Instance['foregone']> {
  let combinations: Combination[] = [{ axes: {}, variables: [] }];
  for (const [name, axis] of Object.entries(testCase.axes) as [AxisName, Axis][]) {
    const values = axisValues(axis, facts);
    combinations = combinations.flatMap((c) => values.map((value) => ({ ...c, axes: { ...c.axes, [name]: value } })));
  }
  for (const loop of testCase.forEach) {
    let fewest = Number.POSITIVE_INFINITY;
    combinations = combinations.flatMap((c) => {
      const subjects = subjectsOf(loop, planningScope(facts, c.variables), facts);
      fewest = Math.min(fewest, subjects.length);
      return subjects.map((s): Combination => ({ ...c, variables: [...c.variables, [loop.variable, s]] }));
    });
    if (fewest < loop.atLeast) {
      const verdict = loop.whenFewer === 'broken' ? 'inconclusive' : loop.whenFewer;
      return {
        verdict,
        reason: `${fewest === Number.POSITIVE_INFINITY ? 0 : fewest} subjects of ${loop.variable}, at least ${loop.atLeast} needed`,
      };
    }
  }
  return combinations;
}

function axisValues(axis: Axis, facts: Facts): readonly Rendering[] {
  switch (axis.kind) {
    case 'each':
      return ENTITY_RENDERINGS;
    case 'list':
      return axis.values;
    case 'firstOf':
      return [axis.values.find((v) => facts.renderings.has(v)) ?? axis.values[0] ?? 'text/plain'];
  }
}

function planningScope(facts: Facts, variables: readonly (readonly [string, Value])[]): Scope {
  return new Scope(undefined, [
    ['unique', 'occi-suite-000000000000'],
    ['profile', { ...facts.profile.parameters } as Value],
    ['server', { nextMajor: `${(facts.version?.major ?? 1) + 1}.0` }],
    ['need', Object.fromEntries([...facts.bound])],
    ...variables,
  ]);
}

/** An instance without axes and variables, for a case whose loops found nothing. */
function bare(
  testCase: TestCase,
  suite: Pick<Suite, 'document' | 'section' | 'file'>,
  kind: Instance['kind'],
  foregone: NonNullable<Instance['foregone']>,
  clauses: Clauses,
): Instance {
  return {
    id: testCase.id,
    kind,
    testCase,
    ...suiteOf(suite),
    axes: {},
    variables: [],
    pooled: new Map(),
    locks: [],
    effect: 'none',
    clauses: clausesOf(testCase, new Scope(), clauses),
    needs: testCase.needs,
    alive: 0,
    foregone,
  };
}

function suiteOf({ document, section, file }: Pick<Suite, 'document' | 'section' | 'file'>): Pick<Suite, 'document' | 'section' | 'file'> {
  return { document, section, file };
}

function clausesOf(testCase: TestCase, scope: Scope, clauses: Clauses): string[] {
  const ids = [...expectationsOf(testCase.steps), ...testCase.steps.flatMap((s) => (s.kind === 'agree' ? [s] : []))].flatMap((e) => {
    try {
      return decided(e, { scope }, clauses).map((c) => c.id);
    } catch {
      // `$(…)` over something that is not there: the loop that would bind it found nothing
      return e.decides.filter((id) => clauses.has(id));
    }
  });
  return [...new Set(ids)];
}

function instanceOf(
  testCase: TestCase,
  suite: Pick<Suite, 'document' | 'section' | 'file'>,
  kind: Instance['kind'],
  axes: Instance['axes'],
  variables: [string, Value][],
  facts: Facts,
  clauses: Clauses,
  pool: Map<string, PoolEntry>,
): Instance {
  const scope = planningScope(facts, [...(Object.entries(axes) as [string, Value][]), ...variables]);
  const locks: Lock[] = [];
  const effects = stepEffects(testCase, scope, facts, locks, false);
  const mayShare = effects === 'none' || effects === 'own';
  const touched = touchedNames(testCase);
  const pooled = new Map<string, string[]>();
  const used = new Map<string, number>();
  let alive = 0;
  for (const [name, fixture] of Object.entries(testCase.given)) {
    try {
      if (fixture.form === 'mixin' && fixture.of === 'user') locks.push({ resource: 'qi', mode: 'change' });
      if (fixture.form === 'kinds') scope.set(name, kindsOf(fixture, facts));
      if (fixture.form !== 'resource' && fixture.form !== 'link' && fixture.form !== 'kind') continue;
      const chosen = kindOf(fixture, facts, scope);
      scope.set(
        name,
        fixture.form === 'kind'
          ? chosen
          : fixture.form === 'resource' && fixture.count !== undefined
            ? [stub(chosen, facts)]
            : stub(chosen, facts),
      );
      if (fixture.form === 'kind') continue;
      const count = fixture.form === 'resource' ? (fixture.count ?? 1) : 1;
      if (mayShare && kind === 'case' && isPoolable(name, fixture, touched)) {
        const ids: string[] = [];
        for (let i = 0; i < count; i++) {
          const sort = poolId(fixture, shortCategoryId(chosen.id), 0);
          const n = (used.get(sort) ?? 0) + 1;
          used.set(sort, n);
          const id = poolId(fixture, shortCategoryId(chosen.id), n);
          const { count: _count, ...single } = { count: 0, ...fixture };
          pool.set(id, { id, fixture: { ...single, of: chosen.id } as PoolEntry['fixture'], kind: chosen.id });
          ids.push(id);
        }
        pooled.set(name, ids);
        continue;
      }
      alive += count * (fixture.form === 'link' ? 3 : 1);
      locks.push(...creationLocks(chosen, facts, scope));
    } catch (thrown) {
      // the fixture, or the one that it refers to, will say so itself when the case runs
      if (!(thrown instanceof Ending) && !(thrown instanceof SuiteError && thrown.code === 'reference')) throw thrown;
    }
  }
  const effect = stepEffects(testCase, scope, facts, locks, true);
  for (const name of testCase.stable) locks.push(...stableLocks(name, scope));
  const needs = [...new Set([...testCase.needs, ...renderingNeeds(axes)])];
  const unmet = needs
    .map((token) => ({ token, state: facts.needs.get(token) }))
    .find(({ state }) => state !== undefined && state.state !== 'offered');
  const foregone = foregoneOf(effect, unmet, facts);
  return {
    id: instanceId(testCase.id, [...(Object.entries(axes) as [string, Value][]), ...variables]),
    kind,
    testCase,
    ...suiteOf(suite),
    axes,
    variables,
    pooled,
    locks: combine(locks),
    effect,
    clauses: clausesOf(testCase, scope, clauses),
    needs,
    alive: alive + testCase.steps.flatMap((s) => (s.kind === 'request' ? s.creates : [])).length,
    ...(foregone === undefined ? {} : { foregone }),
  };
}

function foregoneOf(
  effect: Effect,
  unmet: { token: string; state: ReturnType<Facts['needs']['get']> } | undefined,
  facts: Facts,
): Instance['foregone'] {
  if (unmet?.state !== undefined) {
    const { state, because, exchange } = unmet.state;
    const verdict = state === 'undetermined' ? 'inconclusive' : unmet.state.fixture === true ? 'skipped' : 'not-applicable';
    return { verdict, reason: `need ${unmet.token}: ${because}`, ...(exchange === undefined ? {} : { exchange }) };
  }
  if (!allows(facts.target.allow, effect)) {
    return {
      verdict: 'skipped',
      reason: `a request would be ${effect}, the target allows ${facts.target.allow}: set "allow: ${effect}" in target.yaml`,
    };
  }
  return undefined;
}

function renderingNeeds(axes: Instance['axes']): string[] {
  return Object.values(axes).flatMap((rendering) => RENDERING_NEEDS[rendering] ?? []);
}

function stub(kind: CategoryValue, facts: Facts): EntityValue {
  return {
    what: 'entity',
    location: `${facts.urls.base}fixture`,
    kind,
    id: undefined,
    title: 'fixture',
    state: undefined,
    mixins: [],
    links: [],
    read: undefined,
  };
}

/** Making an instance changes the collection of its kind; a link brings two resources along. */
export function creationLocks(kind: CategoryValue, facts: Facts, scope: Scope): Lock[] {
  const ends = typeOfKind(facts, kind) === 'link' ? Object.values(endsOf(facts, kind)) : [];
  const endKinds = ends.flatMap((of) => {
    try {
      return [kindOf({ form: 'resource', of }, facts, scope).id];
    } catch {
      return [];
    }
  });
  return [kind.id, ...endKinds].map((resource) => ({ resource, mode: 'change' }));
}

function stableLocks(name: string, scope: Scope): Lock[] {
  if (name === 'qi') return [{ resource: 'qi', mode: 'stable' }];
  const value = scope.has(name.split('.')[0] ?? '') ? scope.look(name) : undefined;
  const kinds = (isList(value) ? value : [value]).flatMap((v) =>
    isThing(v) && v.what === 'category' ? [v.id] : isThing(v) && v.what === 'entity' ? [v.kind.id] : [],
  );
  return kinds.map((resource) => ({ resource, mode: 'stable' }));
}

/** The heaviest effect of a case's requests; with `withLocks` also what they change and need stable. */
function stepEffects(testCase: TestCase, scope: Scope, facts: Facts, locks: Lock[], withLocks: boolean): Effect {
  let effect: Effect = 'none';
  const visit = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.kind === 'block') visit(step.steps);
      if (step.kind === 'bring') effect = heavierEffect(effect, 'own');
      if (step.kind !== 'request') continue;
      effect = heavierEffect(effect, effectOfStep(step, testCase, scope, facts));
      if (withLocks) locks.push(...stepLocks(step, testCase, scope));
    }
  };
  visit(testCase.steps);
  if (Object.values(testCase.given).some((f) => f.form === 'resource' || f.form === 'link' || (f.form === 'mixin' && f.of === 'user')))
    effect = heavierEffect(effect, 'own');
  return effect;
}

function effectOfStep(step: RequestStep, testCase: TestCase, scope: Scope, facts: Facts): Effect {
  if (step.method === 'GET' || step.method === 'HEAD') return 'none';
  const action = step.content?.kind === 'action' || Object.keys(step.query ?? {}).some((n) => n.toLowerCase() === 'action');
  const content = namesMadeHere(step, testCase)
    ? 'own'
    : safely(() => contentWeight(step.content, scope), step.content === undefined ? 'none' : 'other');
  const aim = safely(() => destination(step.target, scope, facts).aim, aimByForm(step.target, testCase));
  return effectOf({ method: step.method, aim, action, content });
}

/** Before anything is made, a name is what its fixture will be. */
function aimByForm(target: string, testCase: TestCase): ReturnType<typeof destination>['aim'] {
  const fixture = testCase.given[target.replace(/^\$\(|\)$/g, '').split('.')[0] ?? ''];
  switch (fixture?.form) {
    case 'mixin':
      return { at: 'mixin', own: fixture.of === 'user' };
    case 'unused':
      return fixture.what === 'mixin' ? { at: 'mixin', own: true } : { at: 'entity' };
    case 'path':
      return { at: 'elsewhere' };
    case 'kind':
      return { at: 'kind' };
    default:
      // created by an earlier step, a link's end, a loop variable over fixtures
      return { at: 'entity' };
  }
}

/** True when all that a collection or category rendering names are fixtures or creations of the case. */
function namesMadeHere(step: RequestStep, testCase: TestCase): boolean {
  if (step.content?.kind !== 'collection' && step.content?.kind !== 'categories') return false;
  const forms = new Set(['resource', 'link', 'unused']);
  return step.content.names.every((name) => {
    const fixture = testCase.given[name.split('.')[0] ?? ''];
    return fixture === undefined || forms.has(fixture.form) || (fixture.form === 'mixin' && fixture.of === 'user');
  });
}

function safely<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** What a request changes, and what its expectations need stable. */
function stepLocks(step: RequestStep, testCase: TestCase, scope: Scope): Lock[] {
  const head = step.target.replace(/^\$\(|\)$/g, '').split('.')[0] ?? '';
  const fixture = testCase.given[head];
  const value = scope.has(head) ? safely(() => scope.look(step.target.replace(/^\$\(|\)$/g, '')), undefined) : undefined;
  const under =
    fixture?.form === 'unused' && fixture.under !== undefined && scope.has(fixture.under) ? scope.look(fixture.under) : undefined;
  const subject = isList(value) ? value[0] : (value ?? under);
  const kind = isThing(subject)
    ? subject.what === 'category' && subject.class === 'kind'
      ? subject.id
      : subject.what === 'entity'
        ? subject.kind.id
        : undefined
    : undefined;
  const resource = step.target === 'qi' ? 'qi' : kind;
  const writes = step.method !== 'GET' && step.method !== 'HEAD';
  const created = step.expect.some((e) => [...e.matchers, ...(e.anyOf ?? []).flatMap((b) => b.matchers)].some((m) => m.kind === 'created'));
  const locks: Lock[] = writes ? contentLocks(step, scope) : [];
  if (resource === undefined) return locks;
  // a refusal that is expected is still a write as far as others are concerned
  if (writes && (step.target === 'qi' || step.method === 'POST' || step.method === 'PUT' || step.method === 'DELETE'))
    locks.push({ resource, mode: 'change' });
  if (created) locks.push({ resource, mode: 'stable' });
  return locks;
}

/** An entity that is described may come into being in the collection of its kind, wherever the request goes. */
function contentLocks({ content }: RequestStep, scope: Scope): Lock[] {
  const entities = content?.kind === 'entity' ? [content.entity] : content?.kind === 'entities' ? content.entities : [];
  return entities.flatMap(({ base, of }): Lock[] => {
    const kind = base === 'recipe' && scope.has(of.split('.')[0] ?? '') ? safely(() => scope.look(of), undefined) : undefined;
    return isThing(kind) && kind.what === 'category' ? [{ resource: kind.id, mode: 'change' }] : [];
  });
}
