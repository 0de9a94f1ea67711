/** References of a suite: clauses, needs, and ids of its own. */
import { DEVIATION_CODES } from '../../occi/deviation.js';
import { type OcciModel, shortCategoryId } from '../../occi/model.js';
import { allValues, type ClauseMention, mentionsOfCase, mentionsOfRule } from '../expand.js';
import { didYouMean } from '../problem.js';
import type { Suite } from '../suite.js';
import type { CaseCheck, Catalogue, Report } from './view.js';

export const unknownNeeds: CaseCheck = ({ case: one }, report, { needs }) => {
  for (const token of one.needs) {
    if (!needs.has(token)) report(one.at, `no need is called "${token}"${didYouMean(token, needs.keys())}`);
  }
};

/** Categories in OGF's own schemes that no model has; those of providers cannot be known. */
export const unknownCategories: CaseCheck = ({ case: one }, report, { models }) => {
  const known = new Set(models === undefined ? [] : [...models.values()].flatMap(categoriesOf));
  const schemes = new Set([...known].map(schemeOf));
  for (const text of textsIn([one.given, one.steps])) {
    if (/^[a-z][\w/]*#[\w.-]+$/.test(text) && schemes.has(schemeOf(text)) && !known.has(text)) {
      report(one.at, `the model has no "${text}"${didYouMean(text, known)}`);
    }
  }
};

function categoriesOf({ kinds, mixins }: OcciModel): string[] {
  return [...kinds, ...mixins].flatMap(({ id, actions }) => [id, ...actions.map((action) => action.id)]).map(shortCategoryId);
}

function schemeOf(id: string): string {
  return id.slice(0, id.indexOf('#'));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

export const unknownClauses: CaseCheck = ({ case: one }, report, catalogue) => {
  for (const mention of mentionsOfCase(one)) checkMention(mention, report, catalogue);
};

/** Clauses that rules decide, and codes of parsers that they grade. */
export function checkRuleReferences(suite: Suite, report: Report, catalogue: Catalogue): void {
  for (const rule of suite.rules) {
    for (const mention of mentionsOfRule(rule)) checkMention(mention, report, catalogue);
    for (const codes of Object.values(rule.grammar?.deviations ?? {})) {
      for (const code of Object.keys(codes)) {
        if (code !== 'other' && !DEVIATION_CODES.some((known) => known === code)) {
          report(rule.at, `no parser reports "${code}"${didYouMean(code, DEVIATION_CODES)}`);
        }
      }
    }
  }
}

/** Hints name clauses that exist, and have ids of their own. */
export function checkHints(suite: Suite, report: Report, { clauses }: Catalogue): void {
  const hints = new Map([...suite.cases, ...suite.rules].flatMap(({ hints = [] }) => hints.map((hint) => [hint.at.join(':'), hint])));
  const seen = new Set<string>();
  for (const { id, clauses: named, at } of hints.values()) {
    if (seen.has(id)) report(at, `the hint ${id} is taken in this file`);
    seen.add(id);
    for (const clause of named) {
      if (!clauses.has(clause)) report(at, `hint ${id}: no clause "${clause}"${didYouMean(clause, clauses.keys())}`);
    }
  }
}

/** Each id that the text stands for has to exist; what only a run can know is refused, since nobody could check it. */
function checkMention(mention: ClauseMention, report: Report, { clauses }: Catalogue): void {
  const ids = allValues(mention.text, mention.scope);
  if (ids === undefined) {
    report(mention.at, `${mention.how}: ${mention.text} is not known at load: only rows, lists and the model may stand in it`);
    return;
  }
  for (const id of ids) {
    const clause = clauses.get(id);
    if (clause === undefined) report(mention.at, `${mention.how}: no clause "${id}"${didYouMean(id, clauses.keys())}`);
    else if (mention.how === 'decides' || mention.how === 'deviations') {
      if (clause.sameAs !== undefined) report(mention.at, `${id} has the verdict of ${clause.sameAs}: decide that one`);
      if (clause.sumOf !== undefined) report(mention.at, `${id} is a sum and is rolled up: decide its parts`);
    }
  }
}

/** Expectations that decide nothing, which only probes may have. */
export const decidesNothing: CaseCheck = (view, report) => {
  for (const { step } of view.requests) {
    for (const expectation of step.expect)
      if (expectation.decides.length === 0) report(expectation.at, 'this expectation decides no clause');
  }
  for (const step of view.steps) if (step.kind === 'agree' && step.decides.length === 0) report(step.at, 'this step decides no clause');
};

/** Ids are unique among cases and rules, and are no clause's. */
export function checkOwnIds(suite: Suite, taken: ReadonlyMap<string, string>, report: Report, { clauses }: Catalogue): void {
  const seen = new Map(taken);
  for (const { id, at } of [...suite.cases, ...suite.rules]) {
    const where = seen.get(id);
    if (where !== undefined) report(at, `the id ${id} is taken [${where}]`);
    if (clauses.has(id)) report(at, `${id} is a clause: cases and rules have ids of their own`);
    seen.set(id, suite.file);
  }
}
