/** The linter: all checks over a suite, and those that need the whole bundle. */
import { resolve } from 'node:path';

import type { Bundle } from '../bundle.js';
import { problemAt } from '../problem.js';
import type { Position, Suite } from '../suite.js';
import { broadClass, checkContentOfRefusal, permittedRefusalPasses } from './answers.js';
import { alwaysConditional, checkBranches, checkReach } from './branches.js';
import { ignoringShowsNothing, sameValueShowsNothing } from './ignoring.js';
import { unknownNames } from './names.js';
import {
  checkHints,
  checkOwnIds,
  checkRuleReferences,
  decidesNothing,
  unknownCategories,
  unknownClauses,
  unknownNeeds,
} from './references.js';
import { refusalShowsNothing } from './refusal.js';
import { type CaseCheck, type Catalogue, type Finding, type Report, viewOf } from './view.js';
import { countingInCompany, deletesAll, hardWired, volatileCompared, waitingForNothing } from './waiting.js';

const expectations =
  (check: (expectation: Parameters<typeof checkBranches>[0], report: Report) => void): CaseCheck =>
  (view, report) => {
    for (const { step } of view.requests) for (const expectation of step.expect) check(expectation, report);
  };

/** Checks over one test case, by name; docs/language.md says which trap each of them closes. */
export const CASE_CHECKS: Readonly<Record<string, CaseCheck>> = {
  'unknown-names': unknownNames,
  'unknown-needs': unknownNeeds,
  'unknown-categories': unknownCategories,
  'unknown-clauses': unknownClauses,
  'decides-nothing': decidesNothing,
  'refusal-shows-nothing': refusalShowsNothing,
  'ignoring-shows-nothing': ignoringShowsNothing,
  'same-value-shows-nothing': sameValueShowsNothing,
  'content-of-refusal': expectations(checkContentOfRefusal),
  'always-conditional': alwaysConditional,
  'permitted-refusal-passes': permittedRefusalPasses,
  branches: expectations(checkBranches),
  unreachable: (view, report) => {
    for (const { step } of view.requests) for (const expectation of step.expect) checkReach(expectation, step.setup, report);
  },
  'waiting-for-nothing': waitingForNothing,
  'broad-class': broadClass,
  'volatile-compared': volatileCompared,
  'counting-in-company': countingInCompany,
  'hard-wired': hardWired,
  'deletes-all': deletesAll,
};

/** All findings about an expanded suite; `taken` are the ids of other suites and where they are. */
export function lintSuite(
  suite: Suite,
  text: { file: string; text: string },
  catalogue: Catalogue,
  taken: ReadonlyMap<string, string> = new Map(),
): Finding[] {
  const findings: Finding[] = [];
  const reportAs =
    (check: string): Report =>
    (at: Position, message: string, severity: Finding['severity'] = 'error') => {
      findings.push({ ...problemAt(text, at, 'lint', message), check, severity });
    };
  for (const one of suite.cases) {
    const view = viewOf(one);
    for (const [name, check] of Object.entries(CASE_CHECKS)) check(view, reportAs(name), catalogue);
  }
  checkRuleReferences(suite, reportAs('unknown-clauses'), catalogue);
  for (const rule of suite.rules) {
    for (const expectation of rule.expect) {
      checkBranches(expectation, reportAs('branches'));
      checkReach(expectation, false, reportAs('unreachable'));
      checkContentOfRefusal(expectation, reportAs('content-of-refusal'));
      if (expectation.decides.length === 0) reportAs('decides-nothing')(expectation.at, 'this expectation decides no clause');
    }
  }
  checkOwnIds(suite, taken, reportAs('own-ids'), catalogue);
  checkHints(suite, reportAs('hints'), catalogue);
  return findings;
}

/** Findings about a suite of the user beside those of the package; a file of the package is not held against itself. */
export function lintBundlePart(suite: Suite, text: { file: string; text: string }, bundle: Bundle): Finding[] {
  const path = resolve(text.file).replaceAll('\\', '/');
  const others = bundle.suites.filter((other) => !path.endsWith(`/${other.file}`));
  const taken = new Map(others.flatMap((other) => [...other.cases, ...other.rules].map(({ id }) => [id, other.file] as const)));
  return lintSuite(suite, text, bundle, taken);
}
