/** Traps in what an answer is asked for: content of a refusal, a refusal that passes unseen, classes where codes are named. */
import { allValues, type StaticScope, scopeWithin } from '../expand.js';
import type { Expectation, Matcher, RequestStep, StatusPattern } from '../suite.js';
import { allMatchers, type CaseCheck, type Catalogue, classOf, patternList, patternsOf, type Report } from './view.js';

const CONTENT: readonly Matcher['kind'][] = ['entity', 'collection', 'categories', 'json'];

/** Trap: `excludes` or `only: []` on an answer that has no content to speak of. */
export function checkContentOfRefusal(expectation: Expectation, report: Report): void {
  if (!allMatchers(expectation).some((matcher) => CONTENT.includes(matcher.kind))) return;
  const asked = patternList(expectation.when?.status);
  if (asked.length > 0 && asked.every((pattern) => classOf(pattern) !== 2)) {
    report(expectation.at, 'content is looked for in an answer that is not 2xx: that never holds');
  }
  for (const { matchers } of [expectation, ...(expectation.anyOf ?? [])]) {
    const content = matchers.some((matcher) => CONTENT.includes(matcher.kind));
    const refusal = matchers.some((m) => m.kind === 'status' && patternsOf(m, 'pass').some((pattern) => classOf(pattern) !== 2));
    if (content && refusal) report(expectation.at, 'the same answer is to be a refusal and to have content: that never holds');
  }
}

/** Trap: a permitted refusal that passes, while the steps after it carry the real duty. */
export const permittedRefusalPasses: CaseCheck = (view, report) => {
  for (const { step } of view.requests) {
    const goesOnWith = step.proceedIf?.condition;
    if (goesOnWith === undefined || !('status' in goesOnWith) || !goesOnWith.status.every((pattern) => classOf(pattern) === 2)) continue;
    for (const expectation of step.expect) {
      for (const matcher of expectation.matchers) {
        if (matcher.kind !== 'status') continue;
        const good = [...patternsOf(matcher, 'pass'), ...patternsOf(matcher, 'note')];
        if (good.some((p) => classOf(p) === 2) && good.some((p) => classOf(p) >= 4)) {
          report(expectation.at, 'a refusal passes here and ends the case, so that its clauses pass unseen: grade it notOffered');
        }
      }
    }
  }
};

/** Trap: a whole class passes where the catalogue names codes. */
export const broadClass: CaseCheck = (view, report, catalogue) => {
  const scope = scopeWithin(new Map(), view.case.forEach);
  for (const { step, loops } of view.requests) {
    const within = scopeWithin(scope, loops);
    for (const expectation of step.expect) checkBroadClass(expectation, step, within, report, catalogue);
  }
};

function checkBroadClass(expectation: Expectation, step: RequestStep, scope: StaticScope, report: Report, catalogue: Catalogue): void {
  if (expectation.why !== undefined) return;
  const classes = expectation.matchers
    .flatMap((matcher) => (matcher.kind === 'status' ? patternsOf(matcher, 'pass') : []))
    .filter((p) => typeof p === 'string');
  if (classes.length === 0) return;
  for (const id of decided(expectation, scope)) {
    const text = catalogue.clauses.get(id)?.test ?? '';
    const named = classes.find((wide) => codesDue(text).some((code) => classOf(code) === classOf(wide)) && !text.includes(wide));
    if (named === undefined || isExact(step, id, scope)) continue;
    report(expectation.at, `${named} passes, where the test of ${id} names the codes ${codesDue(text).join(', ')}: name them, or say why`);
  }
}

function decided(expectation: Expectation, scope: StaticScope): string[] {
  return expectation.decides.flatMap((text) => allValues(text, scope) ?? []);
}

/** Codes that a clause's test says are due: `exactly 200`, `400 expected`, `404 PASS`, `201 or 200 PASS`. */
function codesDue(test: string): number[] {
  const due = test.matchAll(/(?:exactly|status|expect|give[sn]?) (\d{3})\b|\b(\d{3})(?: or (\d{3}))?(?: expected| PASS)/g);
  return [...new Set([...due].flatMap((match) => match.slice(1).flatMap((code) => (code === undefined ? [] : [Number(code)]))))];
}

/** Another expectation of the same answer that decides the clause by codes. */
function isExact(step: RequestStep, id: string, scope: StaticScope): boolean {
  return step.expect.some((other) => {
    const codes: StatusPattern[] = other.matchers.flatMap((m) => (m.kind === 'status' ? patternsOf(m, 'pass') : []));
    return codes.length > 0 && codes.every((code) => typeof code === 'number') && decided(other, scope).includes(id);
  });
}
