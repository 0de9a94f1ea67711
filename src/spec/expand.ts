/** Loops over the model, written out when a suite is loaded, and the clause ids that `$(…)` in `decides` then stand for. */
import type { ErrorDetail } from '../errors.js';
import { type OcciModel, shortCategoryId } from '../occi/model.js';
import { modelRows, type Row } from './rows.js';
import type { Expectation, Loop, Position, Rule, Step, Suite, Templated, TestCase } from './suite.js';
import { pathsIn, substitute } from './template.js';

export type Complain = (at: Position, code: ErrorDetail['code'], message: string) => void;

/** The suite with `model.*` loops as rows. A loop that comes to nothing is complained about. */
export function expandSuite(suite: Suite, model: OcciModel, complain: Complain): Suite {
  const loopsOf = (loops: Loop[], at: Position) => loops.map((loop) => expandLoop(loop, model, at, complain));
  const steps = (list: Step[]): Step[] =>
    list.map((step) => (step.kind === 'block' ? { ...step, loops: loopsOf(step.loops, step.at), steps: steps(step.steps) } : step));
  return {
    ...suite,
    cases: suite.cases.map((one): TestCase => ({ ...one, forEach: loopsOf(one.forEach, one.at), steps: steps(one.steps) })),
    rules: suite.rules.map((one): Rule => ({ ...one, forEach: loopsOf(one.forEach, one.at) })),
  };
}

function expandLoop(loop: Loop, model: OcciModel, at: Position, complain: Complain): Loop {
  const { source } = loop;
  if (source.kind === 'list') {
    if (source.values.length === 0) complain(at, 'lint', `the loop over ${loop.variable} has no values`);
    return loop;
  }
  if (source.kind === 'rows' || !source.name.startsWith('model.')) return loop;
  const rows = modelRows(source.name, model);
  if (rows === undefined) {
    complain(at, 'reference', `the model has no ${source.name.slice('model.'.length)}`);
    return loop;
  }
  const now = Object.entries(loop.where).filter(([property, wanted]) => isStatic(property, wanted, rows));
  const later = Object.entries(loop.where).filter(([property, wanted]) => !isStatic(property, wanted, rows));
  const chosen = rows.filter((row) => now.every(([property, wanted]) => holds(row[property], wanted)));
  if (chosen.length === 0) complain(at, 'lint', `the loop over ${source.name} selects nothing: no row has ${describe(now)}`);
  return { ...loop, source: { kind: 'rows', rows: chosen }, where: Object.fromEntries(later) };
}

/** Whether a condition can be judged by the model alone; what the target creates or its recipes hold is known later. */
function isStatic(property: string, wanted: Templated, rows: readonly Row[]): boolean {
  return wanted !== 'creatable' && rows.some((row) => row[property] !== undefined);
}

function holds(value: Templated | undefined, wanted: Templated): boolean {
  const present = value !== undefined && value !== null;
  if (wanted === 'present') return present;
  if (wanted === 'absent') return !present;
  if (typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted)) {
    const [[form, argument] = ['', null]] = Object.entries(wanted);
    if (form === 'not') return !holds(value, argument);
    if (form === 'oneOf' && Array.isArray(argument)) return argument.some((one: Templated) => holds(value, one));
    return false;
  }
  return value === wanted || (typeof value === 'string' && typeof wanted === 'string' && shortCategoryId(value) === wanted);
}

function describe(conditions: readonly [string, Templated][]): string {
  return conditions.map(([property, wanted]) => `${property}: ${JSON.stringify(wanted)}`).join(', ') || 'any';
}

/** Variables whose values are known at load, each with all its values. */
export type StaticScope = ReadonlyMap<string, readonly Templated[]>;

/** The scope within some loops: rows, and lists without `$(…)`. */
export function scopeWithin(scope: StaticScope, loops: readonly Loop[]): StaticScope {
  const inner = new Map(scope);
  for (const { variable, source } of loops) {
    if (source.kind === 'rows') inner.set(variable, source.rows);
    else if (source.kind === 'list' && pathsIn(source.values).length === 0) inner.set(variable, source.values);
    else inner.delete(variable);
  }
  return inner;
}

/** All that a text with `$(…)` stands for; undefined when it needs what is not known at load. Lists are flattened. */
export function allValues(text: string, scope: StaticScope): string[] | undefined {
  const roots = [...new Set(pathsIn(text).map((path) => path.split('.')[0] ?? ''))];
  let bindings: Record<string, Templated>[] = [{}];
  for (const root of roots) {
    const values = scope.get(root);
    if (values === undefined) return undefined;
    bindings = bindings.flatMap((binding) => values.map((value) => ({ ...binding, [root]: value })));
  }
  const result = new Set<string>();
  for (const binding of bindings) {
    const value = roots.length === 0 ? text : substitute(text, binding);
    if (value === undefined) return undefined;
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one !== 'string') return undefined;
      result.add(one);
    }
  }
  return [...result];
}

/** A place that names clauses, with the variables known there. */
export interface ClauseMention {
  text: string;
  how: 'decides' | 'breaks' | 'requires' | 'deviations';
  at: Position;
  scope: StaticScope;
  expectation?: Expectation;
}

/** Every mention of a clause in a test case. */
export function mentionsOfCase(one: TestCase): ClauseMention[] {
  const scope = scopeWithin(new Map(), one.forEach);
  const requires = one.requires.map((text): ClauseMention => ({ text, how: 'requires', at: one.at, scope }));
  return [...requires, ...mentionsOfSteps(one.steps, scope)];
}

export function mentionsOfSteps(steps: readonly Step[], scope: StaticScope): ClauseMention[] {
  return steps.flatMap((step) => mentionsOfStep(step, scope));
}

function mentionsOfStep(step: Step, scope: StaticScope): ClauseMention[] {
  switch (step.kind) {
    case 'block':
      return mentionsOfSteps(step.steps, scopeWithin(scope, step.loops));
    case 'agree':
      return step.decides.map((text) => ({ text, how: 'decides', at: step.at, scope }));
    case 'bring':
      return [];
    case 'request': {
      const breaks: ClauseMention[] = step.breaks === undefined ? [] : [{ text: step.breaks, how: 'breaks', at: step.at, scope }];
      return [...breaks, ...step.expect.flatMap((expectation) => mentionsOf(expectation, scope))];
    }
  }
}

/** Every mention of a clause in a rule. */
export function mentionsOfRule(rule: Rule): ClauseMention[] {
  const scope = scopeWithin(new Map(), rule.forEach);
  const deviations = Object.keys(rule.grammar?.deviations ?? {});
  return [
    ...rule.expect.flatMap((expectation) => mentionsOf(expectation, scope)),
    ...deviations.map((text): ClauseMention => ({ text, how: 'deviations', at: rule.at, scope })),
  ];
}

function mentionsOf(expectation: Expectation, scope: StaticScope): ClauseMention[] {
  return expectation.decides.map((text) => ({ text, how: 'decides', at: expectation.at, scope, expectation }));
}
