/** A test case as the checks look at it: all its requests in order, and what each finding is reported against. */
import type { ErrorDetail } from '../../errors.js';
import type { OcciModel } from '../../occi/model.js';
import type { Clause, Need } from '../catalogue.js';
import type { Expectation, Loop, Matcher, Position, RequestStep, StatusPattern, Step, TestCase } from '../suite.js';

/** What a suite may refer to. */
export interface Catalogue {
  clauses: ReadonlyMap<string, Clause>;
  needs: ReadonlyMap<string, Need>;
  /** By version; without any, categories are not checked. */
  models?: ReadonlyMap<string, OcciModel>;
}

export interface Finding extends ErrorDetail {
  /** Name of the check. */
  check: string;
  severity: 'error' | 'warning';
}

export type Report = (at: Position, message: string, severity?: Finding['severity']) => void;

/** A check over one test case. */
export type CaseCheck = (view: CaseView, report: Report, catalogue: Catalogue) => void;

export interface PlacedRequest {
  step: RequestStep;
  /** Of the blocks around it, outermost first. */
  loops: Loop[];
}

export interface CaseView {
  case: TestCase;
  /** In order, those of blocks included. */
  requests: PlacedRequest[];
  /** All steps in order, blocks and what is in them. */
  steps: Step[];
}

export function viewOf(one: TestCase): CaseView {
  const requests: PlacedRequest[] = [];
  const steps: Step[] = [];
  const walk = (list: readonly Step[], loops: Loop[]): void => {
    for (const step of list) {
      steps.push(step);
      if (step.kind === 'request') requests.push({ step, loops });
      if (step.kind === 'block') walk(step.steps, [...loops, ...step.loops]);
    }
  };
  walk(one.steps, []);
  return { case: one, requests, steps };
}

export function isWrite(step: RequestStep): boolean {
  return step.method === 'POST' || step.method === 'PUT' || step.method === 'DELETE';
}

/** First segment of a name such as `vms.kind`. */
export function rootOf(name: string): string {
  return name.split('.')[0] ?? name;
}

/** All matchers of an expectation, those of its branches included. */
export function allMatchers(expectation: Expectation): Matcher[] {
  return [...expectation.matchers, ...(expectation.anyOf ?? []).flatMap((branch) => branch.matchers)];
}

/** Patterns that a status matcher grades so; a grade that is looked up at run time has none. */
export function patternsOf(matcher: Extract<Matcher, { kind: 'status' }>, grade: string): StatusPattern[] {
  const { grades } = matcher;
  if (typeof grades !== 'object' || grades === null || Array.isArray(grades)) return [];
  const list: unknown = Object.entries(grades).find(([name]) => name === grade)?.[1];
  return patternList(list);
}

/** Codes and classes in a condition or list of any form. */
export function patternList(value: unknown): StatusPattern[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((one): StatusPattern[] => {
    if (typeof one === 'number') return [one];
    return one === '1xx' || one === '2xx' || one === '3xx' || one === '4xx' || one === '5xx' ? [one] : [];
  });
}

/** First digit of a code or class. */
export function classOf(pattern: StatusPattern): number {
  return typeof pattern === 'number' ? Math.floor(pattern / 100) : Number(pattern[0]);
}

/** Whether all that one pattern stands for is within another. */
export function covers(wide: StatusPattern, narrow: StatusPattern): boolean {
  return wide === narrow || (typeof wide === 'string' && classOf(wide) === classOf(narrow));
}

/** Whether the answer to a request is itself judged, so that a server which ignores it is found out. */
export function isJudged(step: RequestStep): boolean {
  return step.setup || step.control !== undefined || step.expect.some((e) => allMatchers(e).some((m) => m.kind === 'status'));
}

/** Whether a name in a target stands for the location of a kind. */
export function isKindLocation(target: string, one: TestCase): boolean {
  const segments = target.split('.');
  if (segments.length > 1) return segments.at(-1) === 'kind';
  return one.given[target]?.form === 'kind';
}
