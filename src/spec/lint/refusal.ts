/** Trap: an expectation that a server satisfies which refuses everything. */
import type { Expectation, Method, RequestStep, StatusPattern } from '../suite.js';
import { type CaseCheck, type CaseView, type Catalogue, classOf, patternsOf, rootOf } from './view.js';

/** A refusal passes only where something shows that the like is not refused otherwise. */
export const refusalShowsNothing: CaseCheck = (view, report, catalogue) => {
  for (const [index, { step }] of view.requests.entries()) {
    const shown = isShown(view, index, step, catalogue);
    for (const expectation of step.expect) {
      if (!shown && acceptsRefusal(expectation)) {
        report(
          expectation.at,
          'a server that refuses everything would pass: give the step a control, or the case requires, or a step before that succeeds with the same method and target',
        );
      }
    }
    if (step.breaks !== undefined && step.control === undefined && !isRecipe(step)) {
      report(step.at, `breaks ${step.breaks} and has no control: nothing shows that this, and nothing else, is refused`);
    }
  }
};

function acceptsRefusal(expectation: Expectation): boolean {
  const passing: StatusPattern[] = [];
  for (const matcher of expectation.matchers) if (matcher.kind === 'status') passing.push(...patternsOf(matcher, 'pass'));
  for (const branch of expectation.anyOf ?? []) {
    if (branch.grade !== 'pass') continue;
    for (const matcher of branch.matchers) if (matcher.kind === 'status') passing.push(...patternsOf(matcher, 'pass'));
  }
  return passing.some((pattern) => classOf(pattern) >= 4);
}

function isShown(view: CaseView, index: number, step: RequestStep, catalogue: Catalogue): boolean {
  if (step.control !== undefined || isRecipe(step) || view.case.requires.length > 0) return true;
  if (isPlainRead(view, step)) return true;
  if (view.case.needs.some((token) => probeDoes(token, step.method, catalogue))) return true;
  return view.requests
    .slice(0, index)
    .some(({ step: earlier }) => earlier.method === step.method && earlier.target === step.target && succeeds(earlier));
}

/** The engine makes the control of a changed recipe by itself. */
function isRecipe({ content }: RequestStep): boolean {
  if (content?.kind === 'entity') return content.entity.base === 'recipe';
  return content?.kind === 'entities';
}

/** Discovery and fixtures have shown that these can be read. */
function isPlainRead(view: CaseView, step: RequestStep): boolean {
  if (step.method !== 'GET' && step.method !== 'HEAD') return false;
  const odd = step.query ?? step.clientVersion ?? step.content;
  if (odd !== undefined || Object.keys(step.headers).length > 0) return false;
  const root = rootOf(step.target);
  return root === 'qi' || root in view.case.given || view.requests.some(({ step: other }) => other.creates.includes(root));
}

/** A need found by trying has been tried with success before any case runs that has it. */
function probeDoes(token: string, method: Method, catalogue: Catalogue): boolean {
  const steps = catalogue.needs.get(token)?.probe?.steps ?? [];
  return steps.some((step) => step.kind === 'request' && step.method === method);
}

function succeeds(step: RequestStep): boolean {
  if (step.setup) return true;
  return step.expect.some((expectation) =>
    expectation.matchers.some((matcher) => matcher.kind === 'status' && patternsOf(matcher, 'pass').some((p) => classOf(p) === 2)),
  );
}
