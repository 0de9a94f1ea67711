/** Traps of `when` and `anyOf`: what is never looked at, what always holds, and what tests two things at once. */
import { isDeepStrictEqual } from 'node:util';
import type { Branch, Expectation, Matcher } from '../suite.js';
import { allMatchers, type CaseCheck, covers, patternList, patternsOf, type Report } from './view.js';

/** Every expectation under `when`, and none of the branches taken: the case would say nothing. */
export const alwaysConditional: CaseCheck = (view, report) => {
  const judged = view.requests.flatMap(({ step }) => step.expect.map((expectation) => ({ step, expectation })));
  if (judged.length === 0 || view.steps.some((step) => step.kind === 'agree')) return;
  if (judged.every(({ step, expectation }) => step.when !== undefined || expectation.when !== undefined)) {
    report(view.case.at, 'every expectation stands under when: if none holds, nothing is looked at', 'warning');
  }
};

/** Checks of the branches of one expectation, of cases and rules alike. */
export function checkBranches(expectation: Expectation, report: Report): void {
  const branches = expectation.anyOf ?? [];
  for (const [index, branch] of branches.entries()) {
    if (branches.slice(0, index).some((earlier) => earlier.choice === branch.choice)) {
      report(expectation.at, `two branches are called ${branch.choice}`);
    }
    if (alwaysHolds(branch)) report(expectation.at, `the branch ${branch.choice} always holds, so that anything passes`);
    const implying = branches.slice(0, index).find((earlier) => isImpliedBy(earlier, branch));
    if (implying !== undefined) {
      report(expectation.at, `the branch ${branch.choice} is never reached: whenever it holds, ${implying.choice} has held before`);
    }
  }
  const both = branches.map(absentTogether).find((keys) => keys.length > 1 && branches.some((other) => isPresentTogether(other, keys)));
  if (both !== undefined) {
    report(expectation.at, `"both or neither" lets one wrong value through: write one expectation each for ${both.join(' and ')}`);
  }
}

function alwaysHolds(branch: Branch): boolean {
  if (branch.when !== undefined) return false;
  return branch.matchers.every((matcher) => {
    if (matcher.kind !== 'status') return false;
    const graded = ['pass', 'note', 'warn', 'notOffered', 'inconclusive'].flatMap((grade) => patternsOf(matcher, grade));
    return (['1xx', '2xx', '3xx', '4xx', '5xx'] as const).every((all) => graded.includes(all));
  });
}

/** Whether the earlier branch holds whenever the later one does, as far as that can be told from the text. */
function isImpliedBy(earlier: Branch, later: Branch): boolean {
  if (earlier.when !== undefined && !isDeepStrictEqual(earlier.when, later.when)) return false;
  return earlier.matchers.every((wide) => later.matchers.some((narrow) => matcherCovers(wide, narrow)));
}

function matcherCovers(wide: Matcher, narrow: Matcher): boolean {
  if (isDeepStrictEqual(wide, narrow)) return true;
  if (wide.kind !== 'status' || narrow.kind !== 'status') return false;
  const allowed = patternsOf(wide, 'pass');
  const asked = patternsOf(narrow, 'pass');
  return asked.length > 0 && asked.every((one) => allowed.some((all) => covers(all, one)));
}

function valuesOf(branch: Branch): [string, unknown][] {
  return branch.matchers.flatMap((matcher): [string, unknown][] => {
    if (matcher.kind === 'json') return Object.entries(matcher.pointers);
    if (matcher.kind === 'header') return Object.entries(matcher.fields);
    if (matcher.kind !== 'entity') return [];
    const { attributes } = matcher.expected;
    return typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes) ? Object.entries(attributes) : [];
  });
}

function absentTogether(branch: Branch): string[] {
  return valuesOf(branch)
    .filter(([, value]) => value === 'absent')
    .map(([key]) => key);
}

function isPresentTogether(branch: Branch, keys: readonly string[]): boolean {
  const present = valuesOf(branch).filter(([, value]) => value !== 'absent');
  return keys.every((key) => present.some(([other]) => other === key));
}

/** Expectations that can never be looked at, or grades that can never be given. */
export function checkReach(expectation: Expectation, setup: boolean, report: Report): void {
  const asked = patternList(expectation.when?.status);
  if (setup && asked.length > 0 && !asked.some((pattern) => covers('2xx', pattern))) {
    report(expectation.at, 'never looked at: a step of setup that is not answered with 2xx blocks the case');
  }
  for (const matcher of allMatchers(expectation)) {
    if (matcher.kind !== 'status') continue;
    const graded = ['pass', 'note', 'warn', 'notOffered', 'inconclusive'].flatMap((grade) => patternsOf(matcher, grade));
    const twice = graded.find((pattern, index) => graded.indexOf(pattern) !== index);
    if (twice !== undefined) report(expectation.at, `${twice} has two grades`);
    const disjoint = asked.length > 0 && graded.length > 0 && !graded.some((g) => asked.some((a) => covers(a, g) || covers(g, a)));
    if (disjoint) report(expectation.at, 'never holds: the status that when asks for has no grade');
  }
}
