/** Expectations: matchers brought into one form, `2xx` and `[2xx]` and `{ pass: [2xx] }` being the same. */
import {
  type Branch,
  type Condition,
  type Expectation,
  GRADES,
  type GradedList,
  type Matcher,
  type StatusPattern,
  type Templated,
} from '../suite.js';
import { defined, isMap, listOf, mapOf, oneOf, templated, templatedMap, textOf, textsOf } from './json.js';
import type { Reading } from './reading.js';

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;
const PAYLOADS = ['entity', 'collection', 'categories', 'none'] as const;
const SHARES = ['all', 'some', 'none'] as const;

export function readExpectations(value: unknown, reading: Reading): Expectation[] {
  return listOf(value).map((one) => readExpectation(mapOf(one), reading));
}

function readExpectation(map: Record<string, unknown>, reading: Reading): Expectation {
  const matchers = readMatchers(map, reading);
  const anyOf = map.anyOf === undefined ? undefined : listOf(map.anyOf).map((one) => readBranch(mapOf(one), reading));
  if (anyOf === undefined && matchers.length === 0) reading.refuse(map, 'an expectation without a matcher expects nothing');
  if (anyOf !== undefined && matchers.length > 0)
    reading.refuse(map, 'an expectation has matchers or anyOf, not both: write two expectations');
  return {
    matchers,
    decides: textsOf(map.decides),
    at: reading.at(map),
    ...defined<Pick<Expectation, 'when' | 'anyOf' | 'share' | 'need' | 'why'>>({
      when: readCondition(map.when),
      anyOf,
      share: readShare(map.share),
      need: map.need === undefined ? undefined : textOf(map.need),
      why: map.why === undefined ? undefined : textOf(map.why),
    }),
  };
}

function readBranch(map: Record<string, unknown>, reading: Reading): Branch {
  return {
    choice: textOf(map.choice),
    grade: oneOf(map.grade, GRADES) ?? 'pass',
    matchers: readMatchers(map, reading),
    ...defined<Pick<Branch, 'when' | 'binds'>>({
      when: readCondition(map.when),
      binds: map.binds === undefined ? undefined : templatedMap(map.binds),
    }),
  };
}

export function readCondition(value: unknown): Condition | undefined {
  return value === undefined ? undefined : templatedMap(value);
}

function readShare(value: unknown): Expectation['share'] {
  if (!isMap(value)) return undefined;
  return defined({ pass: oneOf(value.pass, SHARES), warn: oneOf(value.warn, SHARES), broken: oneOf(value.broken, SHARES) });
}

/** In the order written, since the worst grade counts and the first that breaks is shown. */
function readMatchers(map: Record<string, unknown>, reading: Reading): Matcher[] {
  const matchers: Matcher[] = [];
  for (const [key, value] of Object.entries(map)) {
    const matcher = readMatcher(key, value, reading);
    if (matcher !== undefined) matchers.push(matcher);
  }
  return matchers;
}

function readMatcher(key: string, value: unknown, reading: Reading): Matcher | undefined {
  switch (key) {
    case 'status':
      return { kind: 'status', grades: readStatusGrades(value) };
    case 'header':
      return { kind: 'header', fields: templatedMap(value) };
    case 'foundBy':
      return { kind: 'foundBy', grades: gradedTexts(value) };
    case 'payload':
      return { kind: 'payload', is: oneOf(value, PAYLOADS) ?? 'none' };
    case 'entity':
    case 'collection':
    case 'categories':
      return { kind: key, expected: templatedMap(value) };
    case 'body':
      return { kind: key, expected: templatedMap(value) };
    case 'json':
      for (const pointer of Object.keys(mapOf(value))) {
        if (pointer !== '' && !pointer.startsWith('/')) reading.refuse(value, `"${pointer}" is no JSON Pointer: it has to start with /`);
      }
      return { kind: 'json', pointers: templatedMap(value) };
    case 'fields':
      return { kind: 'fields', repeated: mapOf(value).repeated === true };
    case 'created':
      return { kind: 'created', what: 'nothing' };
    case 'unchanged':
      return { kind: 'unchanged', names: textsOf(value) };
    default:
      return undefined;
  }
}

function readStatusGrades(value: unknown): GradedList<StatusPattern> | Templated {
  if (JSON.stringify(value).includes('$(')) return isMap(value) ? templatedMap(value) : { pass: templated(value) };
  return graded(value, (list) => statusPatterns(list));
}

function gradedTexts(value: unknown): GradedList<string> {
  return graded(value, textsOf);
}

function graded<T>(value: unknown, read: (list: unknown) => T[]): GradedList<T> {
  if (!isMap(value)) return { pass: read(value) };
  const result: GradedList<T> = {};
  for (const grade of GRADES) if (value[grade] !== undefined) result[grade] = read(value[grade]);
  return result;
}

/** Codes and classes of a scalar or list; text that is no class is dropped, the schema has refused it before. */
export function statusPatterns(value: unknown): StatusPattern[] {
  return listOf(value).flatMap((one): StatusPattern[] => {
    if (typeof one === 'number') return [one];
    const known = oneOf(one, CLASSES);
    return known === undefined ? [] : [known];
  });
}
