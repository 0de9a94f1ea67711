/** Traps of time: waiting for what was not caused, and readings that differ by themselves. */
import type { AgreeStep, RequestStep } from '../suite.js';
import { type CaseCheck, type CaseView, isJudged, isKindLocation, isWrite, rootOf } from './view.js';

/** `within` waits for the effect of a write, `holds` shows that a write which was answered has none. */
export const waitingForNothing: CaseCheck = (view, report) => {
  for (const [index, { step }] of view.requests.entries()) {
    if (step.wait === undefined) continue;
    if (step.method !== 'GET' && step.method !== 'HEAD')
      report(step.at, `${step.wait.mode} repeats a ${step.method}: only reads are repeated`);
    if (step.expect.length === 0) report(step.at, `${step.wait.mode} has nothing to wait for: the step expects nothing`);
    const writes = view.requests
      .slice(0, index)
      .map((request) => request.step)
      .filter(isWrite);
    const caused = writes.length > 0 || view.steps.some((other) => other.kind === 'bring');
    if (step.wait.mode === 'within' && !caused) report(step.at, 'within waits for an effect, and nothing was written before');
    if (step.wait.mode !== 'within' && !writes.some(isJudged)) {
      report(
        step.at,
        `${step.wait.mode} shows nothing unless a write before it was answered: judge the answer to the write, or give it a control`,
      );
    }
  }
};

/** Trap: "unchanged" on attributes that the server changes by itself. */
export const volatileCompared: CaseCheck = (view, report) => {
  for (const { step } of view.requests) {
    for (const expectation of step.expect) {
      for (const matcher of [...expectation.matchers, ...(expectation.anyOf ?? []).flatMap((branch) => branch.matchers)]) {
        if (matcher.kind !== 'entity' || matcher.expected.sameAs === undefined) continue;
        if (!names(matcher.expected.except).includes('volatile')) {
          report(expectation.at, 'sameAs compares state and message too, which change by themselves: except: [volatile]');
        }
      }
    }
  }
  for (const step of view.steps) {
    if (step.kind === 'agree' && comparesAttributes(step) && !step.except.includes('volatile')) {
      report(step.at, 'readings at different times differ in state and message: except: [volatile]');
    }
  }
};

function comparesAttributes(step: AgreeStep): boolean {
  return step.about.length === 0 || step.about.includes('attributes');
}

function names(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Trap: counting what others may add to. */
export const countingInCompany: CaseCheck = (view, report) => {
  for (const { step } of view.requests) {
    if (!isKindLocation(step.target, view.case) || isStable(view, step)) continue;
    for (const expectation of step.expect) {
      for (const matcher of [...expectation.matchers, ...(expectation.anyOf ?? []).flatMap((branch) => branch.matchers)]) {
        if (matcher.kind !== 'collection') continue;
        const { only, count, sameAs } = matcher.expected;
        const emptyPage = Array.isArray(only) && only.length === 0 && step.query !== undefined;
        if (count !== undefined || sameAs !== undefined || (only !== undefined && !emptyPage)) {
          report(expectation.at, `others may add to ${step.target} meanwhile: name it in stable, or say includes and excludes`);
        }
      }
    }
  }
};

function isStable(view: CaseView, step: RequestStep): boolean {
  return view.case.stable.some((name) => name === step.target || name === rootOf(step.target));
}

/** DELETE on a kind's location deletes all instances, whoever made them. */
export const deletesAll: CaseCheck = (view, report) => {
  for (const { step } of view.requests) {
    if (step.method === 'DELETE' && isKindLocation(step.target, view.case) && !view.case.needs.includes('destructive')) {
      report(step.at, `DELETE ${step.target} deletes what is not ours: the case needs [destructive]`);
    }
  }
};

/** Trap: paths, host names and their spelling belong to the provider. */
export const hardWired: CaseCheck = (view, report) => {
  for (const { step } of view.requests) {
    for (const target of [step.target, step.control?.target]) {
      if (target?.startsWith('/') && target !== '/-/') {
        report(step.at, `${target} is a path of some provider: name a fixture, or a path under one`);
      }
    }
    for (const expectation of step.expect) {
      for (const matcher of [...expectation.matchers, ...(expectation.anyOf ?? []).flatMap((branch) => branch.matchers)]) {
        if (matcher.kind !== 'header') continue;
        const location = Object.entries(matcher.fields).find(([name]) => /^(content-)?location$/i.test(name))?.[1];
        if (location !== undefined && isLiteral(location)) {
          report(expectation.at, 'one URL can be spelt in many ways: use { resolvesTo: … }');
        }
      }
    }
  }
};

function isLiteral(value: unknown): boolean {
  if (typeof value === 'string') return value !== 'present' && value !== 'absent';
  if (typeof value !== 'object' || value === null) return true;
  return 'equals' in value || 'contains' in value;
}
