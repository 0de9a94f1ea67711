/** Traps of servers that do nothing: an unheeded write, filter or value looks like one that had no effect to have. */
import type { Expectation, Matcher, RequestStep, Templated, TestCase } from '../suite.js';
import { pathsIn } from '../template.js';
import { allMatchers, type CaseCheck, isJudged, isWrite, rootOf } from './view.js';

/** What did not happen proves something only if the write, or the filter, is known to have been heeded. */
export const ignoringShowsNothing: CaseCheck = (view, report) => {
  const tellsApart = pathsIn(view.case.steps).some((path) => /\.(another|unreachable)$/.test(path));
  for (const [index, { step }] of view.requests.entries()) {
    const negative = step.expect.filter((expectation) => allMatchers(expectation).some(isNegative));
    if (negative.length === 0) continue;
    if (step.content?.kind === 'filter') {
      if (hasUnrelated(view.case) || step.expect.some(namesWhatRemains)) continue;
      const unseen = negative.filter((expectation) => !(isNeverEmpty(step, view.case) && expectsNothing(expectation)));
      for (const { at } of unseen)
        report(at, 'a filter that is ignored would pass: use a fixture with hasUnrelated, or say what the answer includes');
      continue;
    }
    const writes = view.requests.slice(0, index + 1).filter(({ step: earlier }) => isWrite(earlier));
    if (writes.length === 0 || tellsApart || writes.some(({ step: write }) => isJudged(write))) continue;
    for (const { at } of negative) report(at, 'a server that ignores the write would pass: judge the answer to the write in this case');
  }
};

function hasUnrelated(one: TestCase): boolean {
  return Object.values(one.given).some((fixture) => fixture.form === 'category' && fixture.hasUnrelated);
}

/** The query interface, and the collection of an instance that the case is given. */
function isNeverEmpty(step: RequestStep, one: TestCase): boolean {
  return step.target === 'qi' || one.given[rootOf(step.target)]?.form === 'resource';
}

/** All that is denied is that there is anything, which no filter that is ignored can bring about where there is something. */
function expectsNothing(expectation: Expectation): boolean {
  return allMatchers(expectation).every((m) => {
    if (m.kind !== 'collection' && m.kind !== 'categories') return !isNegative(m);
    const relations = Object.entries(m.expected);
    return relations.every(([relation, value]) => relation === 'only' && Array.isArray(value) && value.length === 0);
  });
}

function namesWhatRemains(expectation: Expectation): boolean {
  return allMatchers(expectation).some((m) => (m.kind === 'collection' || m.kind === 'categories') && m.expected.includes !== undefined);
}

function isNegative(matcher: Matcher): boolean {
  switch (matcher.kind) {
    case 'unchanged':
      return true;
    case 'entity':
    case 'collection':
    case 'categories':
      return saysNo(matcher.expected);
    default:
      return false;
  }
}

function saysNo(value: Templated): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((one: Templated) => saysNo(one));
  return Object.entries(value).some(([key, v]) => ['excludes', 'only', 'not', 'sameAs'].includes(key) || saysNo(v));
}

/** Trap: a literal that may be the value which is there already. */
export const sameValueShowsNothing: CaseCheck = (view, report) => {
  for (const { step } of view.requests) {
    const { content } = step;
    if (content?.kind !== 'entity' || content.entity.base === 'recipe' || !isMapOfValues(content.entity.set)) continue;
    for (const [name, value] of Object.entries(content.entity.set)) {
      const message = sameValue(name, value, content.entity.of, view.case, step);
      if (message !== undefined) report(step.at, message);
    }
  }
};

/** Titles of fixtures are the engine's, so that any literal differs from them; nothing else is known of a recipe. */
const OURS = ['occi.core.title', 'occi.core.summary'];

function sameValue(name: string, value: Templated, of: string, one: TestCase, step: RequestStep): string | undefined {
  if (typeof value === 'object' || pathsIn(value).length > 0 || pathsIn(name).length > 0) return undefined;
  const fixture = one.given[of];
  const made = fixture?.form === 'resource' ? fixture.with?.attributes?.[name] : undefined;
  if (made !== undefined && made !== value) return undefined;
  if (made === undefined && (OURS.includes(name) || step.breaks !== undefined)) return undefined;
  const there = made === undefined ? `what the recipe gives ${name}` : `what the fixture ${of} has`;
  return `${JSON.stringify(value)} may be ${there}, and then nothing would show the change: use .another or $(unique)`;
}

function isMapOfValues(value: Templated | undefined): value is { readonly [key: string]: Templated } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
