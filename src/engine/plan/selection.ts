/** Which test cases a selection names: an id, an id with some axes, a clause, or document and section. */
import type { Clause } from '../../spec/catalogue.js';
import type { Rule, Suite, TestCase } from '../../spec/suite.js';
import { expectationsOf } from '../interpretation/interpret.js';

/** A selector taken apart. */
interface Wanted {
  /** Case, rule or clause id. */
  id?: string;
  /** `axis=value` parts that an instance id has to have. */
  parts: string[];
  document?: string;
  section?: string;
}

function parse(selector: string): Wanted {
  const place = /^(GFD\.\d+)(?:\/([0-9.]+))?$/.exec(selector);
  if (place?.[1] !== undefined) return { document: place[1], parts: [], ...(place[2] === undefined ? {} : { section: place[2] }) };
  const at = selector.indexOf('@');
  return at < 0 ? { id: selector, parts: [] } : { id: selector.slice(0, at), parts: selector.slice(at + 1).split(',') };
}

/** A selection over cases, rules and instances; without selectors all are chosen. */
export interface Selection {
  readonly all: boolean;
  includesCase(testCase: TestCase, suite: Suite): boolean;
  includesRule(rule: Rule, suite: Suite): boolean;
  includesInstance(instanceId: string): boolean;
}

/** @param clauses to find the sections of what a case decides */
export function createSelection(selectors: readonly string[], clauses: ReadonlyMap<string, Clause>): Selection {
  const wanted = selectors.map(parse);
  const underSection = (section: string, of: string | undefined): boolean =>
    of === undefined || section === of || section.startsWith(`${of}.`);
  const includes = (id: string, decides: readonly string[], suite: Suite): boolean =>
    wanted.length === 0 ||
    wanted.some((w) => {
      if (w.id !== undefined) return w.id === id || decides.includes(w.id);
      if (w.document !== suite.document) return false;
      return underSection(suite.section, w.section) || decides.some((d) => underSection(clauses.get(d)?.section ?? '', w.section));
    });
  return {
    all: wanted.length === 0,
    includesCase: (testCase, suite) => includes(testCase.id, decidesOf(testCase), suite),
    includesRule: (rule, suite) => includes(rule.id, ruleDecides(rule), suite),
    includesInstance: (instanceId) =>
      wanted.length === 0 ||
      wanted.every((w) => w.id === undefined || w.parts.length === 0 || !instanceId.startsWith(w.id)) ||
      wanted.some(
        (w) =>
          w.id !== undefined &&
          instanceId.startsWith(w.id) &&
          w.parts.every((part) => instanceId.slice(w.id?.length).split(/[@,]/).includes(part)),
      ),
  };
}

/** Clause ids that a case may decide; `$(…)` over rows is expanded. */
export function decidesOf(testCase: TestCase): string[] {
  const steps = testCase.steps.flatMap((s) => (s.kind === 'agree' ? s.decides : []));
  return expandedOver(testCase, [...expectationsOf(testCase.steps).flatMap((e) => e.decides), ...steps]);
}

function expandedOver(testCase: TestCase, ids: readonly string[]): string[] {
  const rows = testCase.forEach.flatMap((loop) =>
    loop.source.kind === 'rows' ? loop.source.rows.map((row) => ({ variable: loop.variable, row })) : [],
  );
  return [
    ...new Set(
      ids.flatMap((id) => {
        const path = /^\$\(([^.()]+)\.([^()]+)\)$/.exec(id);
        if (path === null) return [id];
        return rows.filter((r) => r.variable === path[1]).flatMap(({ row }) => asIds(row[path[2] ?? '']));
      }),
    ),
  ];
}

function asIds(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
}

/** Clause ids that a rule may decide. */
export function ruleDecides(rule: Rule): string[] {
  return [...new Set([...rule.expect.flatMap((e) => e.decides), ...Object.keys(rule.grammar?.deviations ?? {})])];
}
