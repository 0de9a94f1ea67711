/** A suite file as the engine sees it. */

import { PRODUCTIONS } from '../../occi/deviation.js';
import { RENDERINGS, type Rendering } from '../../occi/rendering.js';
import {
  type Axes,
  type Axis,
  type AxisName,
  GRADES,
  type Grade,
  type Hint,
  type Rule,
  type Selector,
  type Suite,
  type TestCase,
} from '../suite.js';
import { readCondition, readExpectations, statusPatterns } from './expectation.js';
import { readFixtures } from './fixture.js';
import { defined, isMap, listOf, mapOf, numberOf, oneOf, templatedMap, textOf, textsOf } from './json.js';
import { readLoops } from './loop.js';
import type { Reading } from './reading.js';
import { METHODS, readSteps } from './step.js';

const TARGETS = ['qi', 'kind', 'mixin', 'entity', 'collection', 'other'] as const;
const PAYLOADS = ['entity', 'collection', 'categories', 'action', 'none', 'some', 'unintelligible'] as const;

/** `name` is how the file is called in reports. */
export function readSuite(reading: Reading, name: string): Suite {
  const map = mapOf(reading.source.value);
  const shared = readHints(map.hints, reading);
  return {
    file: name,
    document: textOf(map.document),
    section: textOf(map.section),
    title: textOf(map.title),
    cases: listOf(map.cases).map((one) => readCase(mapOf(one), reading, shared)),
    rules: listOf(map.rules).map((one) => readRule(mapOf(one), reading, shared)),
  };
}

function readCase(map: Record<string, unknown>, reading: Reading, shared: Hint[]): TestCase {
  const hints = [...readHints(map.hints, reading), ...shared];
  return {
    id: textOf(map.id),
    title: textOf(map.title),
    revision: numberOf(map.revision, 1),
    needs: textsOf(map.needs),
    requires: textsOf(map.requires),
    axes: readAxes(mapOf(map.axes), reading),
    forEach: readLoops(map.forEach, reading),
    given: readFixtures(map.given, reading),
    stable: textsOf(map.stable),
    steps: readSteps(map.steps, reading),
    at: reading.at(map),
    ...(hints.length === 0 ? {} : { hints }),
  };
}

function readAxes(map: Record<string, unknown>, reading: Reading): Axes {
  if (map.rendering !== undefined && Object.keys(map).length > 1) {
    reading.refuse(map, 'rendering is send and accept alike: give it alone, or send and accept apart');
  }
  const axes: Axes = {};
  for (const name of ['rendering', 'send', 'accept'] satisfies AxisName[]) if (map[name] !== undefined) axes[name] = readAxis(map[name]);
  return axes;
}

function readAxis(value: unknown): Axis {
  if (value === 'each') return { kind: 'each' };
  return isMap(value) ? { kind: 'firstOf', values: renderings(value.firstOf) } : { kind: 'list', values: renderings(value) };
}

function renderings(value: unknown): Rendering[] {
  return listOf(value).flatMap((one): Rendering[] => {
    const known = oneOf(one, RENDERINGS);
    return known === undefined ? [] : [known];
  });
}

function readRule(map: Record<string, unknown>, reading: Reading, shared: Hint[]): Rule {
  const hints = [...readHints(map.hints, reading), ...shared];
  const grammar = map.subject === undefined && map.deviations === undefined ? undefined : readGrammar(map, reading);
  if (grammar === undefined && map.expect === undefined) reading.refuse(map, 'a rule has expect, or subject and deviations');
  return {
    id: textOf(map.id),
    title: textOf(map.title),
    revision: numberOf(map.revision, 1),
    exchanges: readSelector(map.exchanges),
    except: listOf(map.except).map(readSelector),
    forEach: readLoops(map.forEach, reading),
    mustSee: listOf(map.mustSee).map(readSelector),
    expect: readExpectations(map.expect, reading),
    at: reading.at(map),
    ...(grammar === undefined ? {} : { grammar }),
    ...(hints.length === 0 ? {} : { hints }),
  };
}

function readHints(value: unknown, reading: Reading): Hint[] {
  return listOf(value).map((one) => {
    const map = mapOf(one);
    if (map.when === undefined && map.got === undefined) reading.refuse(map, 'a hint has when or got: it would stand on every failure');
    return {
      id: textOf(map.hint),
      clauses: textsOf(map.for),
      text: textOf(map.text),
      at: reading.at(map),
      ...defined<Pick<Hint, 'when' | 'got'>>({ when: readCondition(map.when), got: map.got === undefined ? undefined : textOf(map.got) }),
    };
  });
}

function readGrammar(map: Record<string, unknown>, reading: Reading): NonNullable<Rule['grammar']> {
  const subject = textOf(map.subject);
  if (subject !== 'any' && !PRODUCTIONS.some((production) => production === subject)) {
    reading.refuse(map, `no parser counts "${subject}" (known: any, ${PRODUCTIONS.join(', ')})`);
  }
  const deviations = Object.entries(mapOf(map.deviations)).map(([clause, codes]) => {
    const grades = Object.entries(mapOf(codes)).map(([code, grade]): [string, Grade] => [code, oneOf(grade, GRADES) ?? 'broken']);
    return [clause, Object.fromEntries(grades)] as const;
  });
  const whenNone = oneOf(map.whenNone, ['not-applicable', 'inconclusive']) ?? 'inconclusive';
  return { subject, deviations: Object.fromEntries(deviations), whenNone };
}

export function readSelector(value: unknown): Selector {
  const map = mapOf(value);
  const list = (key: string) => (map[key] === undefined ? undefined : textsOf(map[key]));
  const closed = <T extends string>(key: string, items: readonly T[]) => list(key)?.flatMap((one) => oneOf(one, items) ?? []);
  const { fieldValues } = map;
  return defined<Selector>({
    method: closed('method', METHODS),
    target: closed('target', TARGETS),
    within: oneOf(map.within, ['base']),
    request: oneOf(map.request, ['well-formed-http']),
    status: map.status === undefined ? undefined : statusPatterns(map.status),
    accept: list('accept'),
    rendering: list('rendering'),
    payload: closed('payload', PAYLOADS),
    entity: map.entity === undefined ? undefined : templatedMap(map.entity),
    fieldValues: fieldValues === undefined ? undefined : { atLeast: numberOf(mapOf(fieldValues).atLeast, 1) },
  });
}
