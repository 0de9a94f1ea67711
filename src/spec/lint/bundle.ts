/** What only the whole bundle shows: clauses that nothing decides, ids that vanished, relations that lead nowhere. */
import type { ErrorDetail } from '../../errors.js';
import type { Assembled } from '../assemble.js';
import type { BundleData } from '../bundle.js';
import type { Clause } from '../catalogue.js';
import { allValues, type ClauseMention, mentionsOfCase, mentionsOfRule } from '../expand.js';
import { didYouMean, problemAt } from '../problem.js';
import type { Suite, TestCase } from '../suite.js';
import { checkBranches } from './branches.js';
import { lintSuite } from './lint.js';
import { unknownNames } from './names.js';
import { type Catalogue, type Finding, viewOf } from './view.js';

/** Reasons that a clause which could be tested may have for not being tested; the first two at most this often. */
const EXCUSES: readonly string[] = ['needs-fault-injection', 'not-observable', 'credentials'];
const EXCUSED_AT_MOST = 5;
/** Clauses that belong to no document of the bundle, since the engine decides them by itself. */
const OF_THE_ENGINE: readonly string[] = ['transport.message-syntax'];

/** All findings about the bundle, those about each suite first. */
export function lintBundle({ data, sources, lock }: Assembled): Finding[] {
  const clauses = new Map(data.documents.flatMap((document) => document.clauses).map((clause) => [clause.id, clause]));
  const catalogue: Catalogue = {
    clauses,
    needs: new Map(data.needs.map((need) => [need.token, need])),
    models: new Map(data.models.map((model) => [model.version, model])),
  };
  const suites = data.documents.flatMap((document) => document.suites);
  const taken = new Map<string, string>();
  const findings = suites.flatMap((suite) => {
    const found = lintSuite(suite, sources.get(suite.file) ?? { file: suite.file, text: '' }, catalogue, taken);
    for (const { id } of [...suite.cases, ...suite.rules]) taken.set(id, suite.file);
    return found;
  });
  const bare = (check: string, severity: Finding['severity'], messages: string[]): Finding[] =>
    messages.map((message) => ({ ...asDetail(message), check, severity }));
  return [
    ...findings,
    ...lintProbes(data, sources, catalogue),
    ...bare('clauses', 'error', clauseFaults(data, catalogue)),
    ...bare('untested', 'error', untestedFaults([...clauses.values()], suites)),
    ...bare('undecided', 'warning', undecided(data, suites)),
    ...bare('part-only', 'warning', partOnly(clauses, suites)),
    ...bare('ids-lock', 'error', lockFaults(lock, publishedIds(data))),
    ...bare('profiles', 'error', profileFaults(data, catalogue)),
  ];
}

function asDetail(message: string): ErrorDetail {
  return { code: 'lint', message };
}

function lintProbes(data: BundleData, sources: Assembled['sources'], catalogue: Catalogue): Finding[] {
  const text = [...sources.values()].find((source) => source.file.endsWith('/needs.yaml')) ?? { file: 'needs.yaml', text: '' };
  return data.needs.flatMap((need) => {
    if (need.probe === undefined) return [];
    const { needs, given, steps } = need.probe;
    const at = steps[0]?.at ?? [1, 1];
    const like: TestCase = {
      id: need.token,
      title: need.title,
      revision: 1,
      needs,
      requires: [],
      axes: {},
      forEach: [],
      given,
      stable: [],
      steps,
      at,
    };
    const findings: Finding[] = [];
    const report = (where: TestCase['at'], message: string, severity: Finding['severity'] = 'error') =>
      findings.push({ ...problemAt(text, where, 'lint', message), check: 'probes', severity });
    const view = viewOf(like);
    unknownNames(view, report, catalogue);
    for (const { step } of view.requests) for (const expectation of step.expect) checkBranches(expectation, report);
    for (const token of needs) if (!catalogue.needs.has(token)) report(at, `no need is called "${token}"`);
    return findings;
  });
}

/** Doubled ids, relations to clauses that are not there, needs that nobody knows. */
export function clauseFaults(data: BundleData, { clauses, needs }: Catalogue): string[] {
  const all = data.documents.flatMap((document) => document.clauses);
  const doubled = all.filter((clause) => clauses.get(clause.id) !== clause).map((clause) => `clause ${clause.id} is there twice`);
  const related = all.flatMap((clause) => {
    const others = [clause.sameAs, ...(clause.sumOf ?? []), ...(clause.entails ?? []).map((e) => e.clause)];
    return others.flatMap((other) =>
      other === undefined || clauses.has(other) || OF_THE_ENGINE.includes(other)
        ? []
        : [`clause ${clause.id}: no clause "${other}"${didYouMean(other, clauses.keys())}`],
    );
  });
  const needed = all.flatMap((clause) =>
    clause.needs.flatMap((token) =>
      needs.has(token) ? [] : [`clause ${clause.id}: no need is called "${token}"${didYouMean(token, needs.keys())}`],
    ),
  );
  return [...doubled, ...related, ...needed];
}

interface Decision extends ClauseMention {
  id: string;
  by: string;
  axes: boolean;
}

/** Who decides which clause. */
function decisions(suites: readonly Suite[]): Decision[] {
  const of = (mentions: ClauseMention[], by: string, axes: boolean) =>
    mentions
      .filter(({ how }) => how === 'decides' || how === 'deviations')
      .flatMap((mention) => (allValues(mention.text, mention.scope) ?? []).map((id) => ({ ...mention, id, by, axes })));
  return suites.flatMap((suite) => [
    ...suite.cases.flatMap((one) => of(mentionsOfCase(one), one.id, Object.keys(one.axes).length > 0 || loopsOverRenderings(one))),
    ...suite.rules.flatMap((rule) => of(mentionsOfRule(rule), rule.id, true)),
  ]);
}

function loopsOverRenderings(one: TestCase): boolean {
  const loops = [...one.forEach, ...viewOf(one).steps.flatMap((step) => (step.kind === 'block' ? step.loops : []))];
  return loops.some(({ source }) => source.kind === 'generator' && /^offered\.(entityR|r)enderings$/.test(source.name));
}

/** Clauses that say they have no test and are decided, and excuses that a clause cannot have. */
export function untestedFaults(clauses: readonly Clause[], suites: readonly Suite[]): string[] {
  const decided = new Map(decisions(suites).map(({ id, by }) => [id, by]));
  const untested = clauses.filter((clause) => clause.untested !== undefined);
  const both = untested.flatMap(({ id }) => {
    const by = decided.get(id);
    return by === undefined ? [] : [`clause ${id} is marked untested, and ${by} decides it`];
  });
  const testable = untested.filter((clause) => clause.testability !== 'not-testable');
  const excuse = testable
    .filter((clause) => !EXCUSES.includes(clause.untested?.reason ?? ''))
    .map((clause) => `clause ${clause.id} is ${clause.testability}: ${clause.untested?.reason} is no reason to leave it untested`);
  const bare = untested
    .filter((clause) => EXCUSES.includes(clause.untested?.reason ?? '') && clause.untested?.detail === undefined)
    .map((clause) => `clause ${clause.id}: untested needs a detail, what would have to be seen`);
  const excused = testable.filter((clause) => clause.untested?.reason !== 'credentials').map((clause) => clause.id);
  const many =
    excused.length > EXCUSED_AT_MOST
      ? [`${excused.length} testable clauses are untested, at most ${EXCUSED_AT_MOST} may be: ${excused.join(', ')}`]
      : [];
  return [...both, ...excuse, ...bare, ...many];
}

/** Clauses of the profiles that nothing decides, and those decided only where some condition holds. */
export function undecided(data: BundleData, suites: readonly Suite[]): string[] {
  const by = new Map<string, Decision[]>();
  for (const decision of decisions(suites)) by.set(decision.id, [...(by.get(decision.id) ?? []), decision]);
  const claimed = new Set(data.profiles.flatMap((profile) => profile.claim.documents));
  const excluded = (id: string) => data.profiles.every((profile) => id in profile.exclude);
  const due = data.documents
    .filter(({ document }) => claimed.has(document))
    .flatMap((document) => document.clauses)
    .filter((clause) => clause.untested === undefined && clause.sameAs === undefined && clause.sumOf === undefined && !excluded(clause.id));
  return due.flatMap(({ id }) => {
    const list = by.get(id);
    if (list === undefined) return [`nothing decides clause ${id}`];
    return list.every(({ expectation }) => expectation?.when !== undefined) ? [`clause ${id} is decided under when only`] : [];
  });
}

/** Clauses about each rendering that are decided in one. */
export function partOnly(clauses: ReadonlyMap<string, Clause>, suites: readonly Suite[]): string[] {
  const wide = new Set(decisions(suites).flatMap((decision) => (decision.axes ? [decision.id] : [])));
  const decided = new Set(decisions(suites).map(({ id }) => id));
  return [...clauses.values()]
    .filter(({ id, test }) => decided.has(id) && !wide.has(id) && /per rendering|(each|all) (rendering|accept)s?/i.test(test ?? ''))
    .map(({ id }) => `clause ${id} is about each rendering, and no case that decides it has axes`);
}

/** Lines of ids.lock for all that is there now. */
export function publishedIds({ documents }: Pick<BundleData, 'documents'>): string[] {
  return documents.flatMap(({ clauses, suites }) => [
    ...clauses.map(({ id }) => `clause ${id}`),
    ...suites.flatMap((suite) => [...suite.cases.map(({ id }) => `case ${id}`), ...suite.rules.map(({ id }) => `rule ${id}`)]),
  ]);
}

/** ids.lock lists all ids, and no published id is ever lost. */
export function lockFaults(lock: readonly string[], published: readonly string[]): string[] {
  const lost = lock.filter((line) => !published.includes(line)).map((line) => `suites/ids.lock: ${line} was published and is gone`);
  const fresh = published.filter((line) => !lock.includes(line)).map((line) => `suites/ids.lock: ${line} is new: add it (compile --lock)`);
  return [...lost, ...fresh];
}

function profileFaults(data: BundleData, { clauses, needs }: Catalogue): string[] {
  const documents = data.documents.map(({ document }) => document);
  const versions = data.models.map(({ version }) => version);
  return data.profiles.flatMap((profile) => [
    ...(versions.includes(profile.occi) ? [] : [`profile ${profile.id}: no model of OCCI ${profile.occi}`]),
    ...profile.claim.documents
      .filter((d) => !documents.includes(d))
      .map((d) => `profile ${profile.id}: no document ${d}${didYouMean(d, documents)}`),
    ...Object.keys(profile.exclude)
      .filter((id) => !clauses.has(id))
      .map((id) => `profile ${profile.id}: no clause "${id}"${didYouMean(id, clauses.keys())}`),
    ...[...profile.features.required, ...profile.fixtures.optional]
      .filter((token) => !needs.has(token))
      .map((token) => `profile ${profile.id}: no need is called "${token}"${didYouMean(token, needs.keys())}`),
  ]);
}
