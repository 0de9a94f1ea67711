/** How those who read JUnit files count them: rules of each reader, written from its documentation and source. */
import { select } from './xml.js';

export interface Count {
  failed: number;
  /** Shown apart by those that tell an error from a failure. */
  errors: number;
  skipped: number;
  passed: number;
}

/** Jenkins' JUnit plug-in: a test case with `error` or `failure` has failed, be there one or more; then `skipped` counts. */
export function jenkins(xml: string): Count {
  return count(xml, (children) => (children.includes('failure') || children.includes('error') ? 'failed' : skippedOrPassed(children)));
}

/** GitLab: `failure` is failed, `error` an error, `skipped` skipped, in this order; of two with one class and name the later counts. */
export function gitlab(xml: string): Count {
  return count(
    xml,
    (children) => (children.includes('failure') ? 'failed' : children.includes('error') ? 'errors' : skippedOrPassed(children)),
    true,
  );
}

/** GitHub's reporters (dorny/test-reporter, mikepenz/action-junit-report): skipped first, then `failure` or `error` is failed. */
export function github(xml: string): Count {
  return count(xml, (children) => {
    if (children.includes('skipped')) return 'skipped';
    return children.includes('failure') || children.includes('error') ? 'failed' : 'passed';
  });
}

function skippedOrPassed(children: readonly string[]): 'skipped' | 'passed' {
  return children.includes('skipped') ? 'skipped' : 'passed';
}

function count(xml: string, judge: (children: readonly string[]) => keyof Count, byName = false): Count {
  const result: Count = { failed: 0, errors: 0, skipped: 0, passed: 0 };
  const cases = select(xml, '//testcase');
  const counted = byName
    ? [...new Map(cases.map((each) => [`${each.attributes.classname} ${each.attributes.name}`, each])).values()]
    : cases;
  for (const { children } of counted) result[judge(children)] += 1;
  return result;
}
