/** The list of test cases, with what can be said of each before any server is known. */
import { effectOf, heavierEffect, type Weight } from '../engine/plan/effect.js';
import type { Effect } from '../spec/catalogue.js';
import { mentionsOfCase } from '../spec/expand.js';
import type { RequestStep, Step, Suite, TestCase } from '../spec/suite.js';
import { decidedBy } from './decided-clauses.js';

/** One entry of `list --json`. */
export interface Listed {
  id: string;
  title: string;
  document: string;
  section: string;
  axes: { [name: string]: string[] };
  /** Ids that the expectations decide; those that hang on what the server offers are left out. */
  clauses: string[];
  needs: string[];
  /** The heaviest of its requests, as far as it shows without a server. */
  effect: Effect;
}

/** The test cases of the suites, in their order. */
export function listingOf(suites: readonly Suite[]): Listed[] {
  return suites.flatMap(({ document, section, cases }) =>
    cases.map((one) => ({
      id: one.id,
      title: one.title,
      document,
      section,
      axes: axesOf(one),
      clauses: decidedBy(mentionsOfCase(one)),
      needs: one.needs,
      effect: effectOfCase(one),
    })),
  );
}

function axesOf(one: TestCase): Listed['axes'] {
  const entries = Object.entries(one.axes).map(([name, axis]) => [name, axis.kind === 'each' ? ['each'] : [...axis.values]] as const);
  return Object.fromEntries(entries);
}

function effectOfCase(one: TestCase): Effect {
  const made = Object.values(one.given).some(
    (fixture) => fixture.form === 'resource' || fixture.form === 'link' || (fixture.form === 'mixin' && fixture.of === 'user'),
  );
  return requestsOf(one.steps)
    .map((step) => effectOf(weightOf(step, one)))
    .reduce(heavierEffect, made ? 'own' : 'none');
}

function requestsOf(steps: readonly Step[]): RequestStep[] {
  return steps.flatMap((step) => {
    if (step.kind === 'block') return requestsOf(step.steps);
    if (step.kind !== 'request') return [];
    return step.control === undefined ? [step] : [step, { ...step, ...step.control }];
  });
}

function weightOf({ method, target, query, content }: RequestStep, one: TestCase): Weight {
  const action = content?.kind === 'action' || query?.action !== undefined;
  return { method, aim: aimOf(target, one), action, content: contentWeight(content, one) };
}

function aimOf(target: string, one: TestCase): Weight['aim'] {
  if (target === 'qi' || target === 'well-known') return { at: 'qi' };
  if (target === 'base' || target === 'authority' || target.startsWith('/')) return { at: 'elsewhere' };
  const root = rootOf(target);
  const fixture = one.given[root];
  switch (fixture?.form) {
    case 'kind':
    case 'kinds':
      return { at: 'kind' };
    case 'mixin':
      return { at: 'mixin', own: fixture.of === 'user' };
    case 'category':
      return { at: 'mixin', own: false };
    case 'unused':
      return fixture.what === 'mixin' ? { at: 'mixin', own: true } : { at: 'entity' };
    case 'path':
      return { at: 'elsewhere' };
    case 'resource':
    case 'link':
      return target.endsWith('.kind') ? { at: 'kind' } : { at: 'entity' };
    default:
      return aimOfSubject(root, one);
  }
}

/** A loop variable is what its generator names; any other name is something that a step created. */
function aimOfSubject(name: string, one: TestCase): Weight['aim'] {
  const source = one.forEach.find((loop) => loop.variable === name)?.source;
  if (source?.kind !== 'generator') return { at: source === undefined ? 'entity' : 'elsewhere' };
  if (/kinds/.test(source.name)) return { at: 'kind' };
  return /mixins/.test(source.name) ? { at: 'mixin', own: false } : { at: 'elsewhere' };
}

function contentWeight(content: RequestStep['content'], one: TestCase): Weight['content'] {
  if (content === undefined) return 'none';
  if (content.kind === 'raw') return 'other';
  if (content.kind !== 'collection' && content.kind !== 'categories') return 'own';
  const own = content.names.every((name) => {
    const fixture = one.given[rootOf(name)];
    return (
      fixture === undefined || fixture.form === 'resource' || fixture.form === 'link' || fixture.form === 'unused' || ownMixin(fixture)
    );
  });
  return own ? 'own' : 'other';
}

function ownMixin(fixture: TestCase['given'][string]): boolean {
  return fixture.form === 'mixin' && fixture.of === 'user';
}

function rootOf(name: string): string {
  return name.replace(/^\$\(/, '').split(/[.)[]/)[0] ?? name;
}
