/** Clauses, needs and profiles as the engine sees them. */
import { type Clause, LEVELS, type Need, type Probe, type Profile, UNTESTED_REASONS } from '../catalogue.js';
import { readFixtures } from './fixture.js';
import { defined, isMap, listOf, mapOf, oneOf, templatedMap, textOf, textsOf } from './json.js';
import type { Reading } from './reading.js';
import { readSteps } from './step.js';

const BINDINGS = ['must', 'should', 'may'] as const;
const SUBJECTS = ['server', 'client', 'provider', 'rendering', 'spec-author'] as const;
const TESTABILITIES = ['black-box', 'conditional', 'not-testable'] as const;
const DECIDED_BY = ['discovery', 'ics', 'probe', 'target', 'given'] as const;

/** In the order of the document; a sum `area.*` is written out. */
export function readClauses(value: unknown): Clause[] {
  const map = mapOf(value);
  const document = textOf(map.document);
  const clauses = listOf(map.clauses).map((one) => readClause(mapOf(one), document));
  return clauses.map((clause) =>
    clause.sumOf === undefined ? clause : { ...clause, sumOf: clause.sumOf.flatMap((part) => summands(part, clause, clauses)) },
  );
}

function readClause(map: Record<string, unknown>, document: string): Clause {
  const text = (key: string) => (map[key] === undefined ? undefined : textOf(map[key]));
  const { untested } = map;
  return {
    id: textOf(map.id),
    document,
    section: textOf(map.section),
    heading: textOf(map.heading),
    level: oneOf(map.level, LEVELS) ?? 'IMPLIED',
    binding: oneOf(map.binding, BINDINGS) ?? 'must',
    subject: oneOf(map.subject, SUBJECTS) ?? 'server',
    statement: textOf(map.statement),
    testability: oneOf(map.testability, TESTABILITIES) ?? 'black-box',
    needs: textsOf(map.needs),
    ...defined<
      Pick<Clause, 'bindingBecause' | 'test' | 'why' | 'example' | 'interpretation' | 'sameAs' | 'sumOf' | 'entails' | 'untested'>
    >({
      bindingBecause: text('bindingBecause'),
      test: text('test'),
      why: text('why'),
      example: text('example'),
      interpretation: text('interpretation'),
      sameAs: text('sameAs'),
      sumOf: map.sumOf === undefined ? undefined : textsOf(map.sumOf),
      entails: map.entails === undefined ? undefined : listOf(map.entails).map(readEntailment),
      untested: isMap(untested) ? readUntested(untested) : undefined,
    }),
  };
}

function readEntailment(value: unknown): { clause: string; because: string } {
  const map = mapOf(value);
  return { clause: textOf(map.clause), because: textOf(map.because) };
}

function readUntested(map: Record<string, unknown>): NonNullable<Clause['untested']> {
  const reason = oneOf(map.reason, UNTESTED_REASONS) ?? 'not-observable';
  return map.detail === undefined ? { reason } : { reason, detail: textOf(map.detail) };
}

/** `http.*`: all clauses of the document that bind, and that have a verdict of their own. */
function summands(part: string, of: Clause, clauses: readonly Clause[]): string[] {
  if (!part.endsWith('.*')) return [part];
  const area = part.slice(0, -1);
  const counts = (c: Clause) => c !== of && c.id.startsWith(area) && c.binding === 'must' && !(c.untested ?? c.sameAs ?? c.sumOf);
  return clauses.filter(counts).map((c) => c.id);
}

export function readNeeds(reading: Reading): Need[] {
  return listOf(mapOf(reading.source.value).needs).map((one) => readNeed(mapOf(one), reading));
}

function readNeed(map: Record<string, unknown>, reading: Reading): Need {
  const decidedBy = oneOf(map.decidedBy, DECIDED_BY) ?? 'ics';
  const { probe, categories } = map;
  if ((decidedBy === 'probe') !== isMap(probe)) reading.refuse(map, 'a need has a probe if, and only if, it is decided by one');
  return {
    token: textOf(map.token),
    title: textOf(map.title),
    kind: oneOf(map.kind, ['feature', 'fixture']) ?? 'feature',
    decidedBy,
    ...defined<Pick<Need, 'probe' | 'categories'>>({
      probe: isMap(probe) ? readProbe(probe, reading) : undefined,
      categories: categories === undefined ? undefined : textsOf(categories),
    }),
  };
}

function readProbe(map: Record<string, unknown>, reading: Reading): Probe {
  return { needs: textsOf(map.needs), given: readFixtures(map.given, reading), steps: readSteps(map.steps, reading) };
}

/** What a profile file itself says; `extends` is resolved by the loader. */
export type ProfilePart = Partial<Omit<Profile, 'id'>> & { id: string; extends?: string };

export function readProfile(value: unknown): ProfilePart {
  const map = mapOf(value);
  const text = (key: string) => (map[key] === undefined ? undefined : textOf(map[key]));
  const exclude = Object.entries(mapOf(map.exclude)).map(([clause, reason]): [string, string] => [clause, textOf(reason)]);
  return {
    id: textOf(map.profile),
    ...defined<Omit<ProfilePart, 'id'>>({
      extends: text('extends'),
      version: text('version'),
      for: text('for'),
      occi: text('occi'),
      claim: isMap(map.claim) ? { documents: textsOf(map.claim.documents) } : undefined,
      features: isMap(map.features) ? { required: textsOf(map.features.required) } : undefined,
      fixtures: isMap(map.fixtures) ? { optional: textsOf(map.fixtures.optional) } : undefined,
      exclude: map.exclude === undefined ? undefined : Object.fromEntries(exclude),
      parameters: map.parameters === undefined ? undefined : templatedMap(map.parameters),
    }),
  };
}
