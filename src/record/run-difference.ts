/** What changed from one run to another: verdicts with their direction, assertions no longer made, features, revisions. */
import { lastAttempts } from './clause-verdicts.js';
import { type Difference, differences } from './difference.js';
import type { Assertion, HeaderLine, PlanLine } from './format.js';
import type { RunRecord } from './run-record.js';
import { summarize } from './summary.js';
import type { ProfileVerdict, Verdict } from './verdict.js';

export type Direction = 'worse' | 'better' | 'other';

export interface VerdictChange extends Difference {
  direction: Direction;
  /** The test cases and rules behind it that were revised in between, which may be all there is to it. */
  revised: string[];
}

/** A duty that a test case asserted in the first run and not in the second. */
export interface LostAssertion {
  /** Id of the test case or rule. */
  source: string;
  clause: string;
  /** What it came to in the first run. */
  was: Verdict;
  /** Its test case was revised, or is no longer planned. */
  because: 'not-made' | 'revised' | 'not-planned';
}

type FeatureState = PlanLine['features'][number]['state'];

export interface FeatureChange {
  token: string;
  was: FeatureState | 'absent';
  is: FeatureState | 'absent';
  direction: Direction;
}

export interface RevisionChange {
  /** Of the test case or rule, without axes. */
  id: string;
  was: number;
  is: number;
}

export interface RunDifference {
  /** Things other than the server that differ between the runs, and may explain the rest. */
  circumstances: { name: string; was: string; is: string }[];
  profile: { was: ProfileVerdict; is: ProfileVerdict };
  /** Clauses first, then test cases, then rules; what got worse before what got better. */
  verdicts: VerdictChange[];
  lost: LostAssertion[];
  features: FeatureChange[];
  revisions: RevisionChange[];
  /** Anything got worse. */
  worse: boolean;
}

/** Everything that differs between two runs; a function of the two records alone. */
export function runDifference(was: RunRecord, is: RunRecord): RunDifference {
  const revisions = revisionChanges(was, is);
  const verdicts = verdictChanges(was, is, revisions);
  const lost = lostAssertions(was, is, revisions);
  const features = featureChanges(was, is);
  const profile = { was: summarize(was).verdict, is: summarize(is).verdict };
  const worse =
    verdicts.some(({ direction }) => direction === 'worse') ||
    lost.some(({ because }) => because === 'not-made') ||
    features.some(({ direction }) => direction === 'worse');
  return { circumstances: circumstances(was.header, is.header), profile, verdicts, lost, features, revisions, worse };
}

/** The more, the less well. What is not looked at is worse than a pass: something that was shown is shown no longer. */
const ILLNESS: Record<Verdict | 'absent', number> = {
  pass: 0,
  'not-applicable': 1,
  skipped: 1,
  absent: 1,
  warn: 2,
  blocked: 3,
  inconclusive: 3,
  error: 3,
  fail: 4,
};

function directionOf(was: Verdict | 'absent', is: Verdict | 'absent'): Direction {
  const step = ILLNESS[is] - ILLNESS[was];
  return step > 0 ? 'worse' : step < 0 ? 'better' : 'other';
}

const KINDS: readonly Difference['kind'][] = ['clause', 'case', 'rule'];
const DIRECTIONS: readonly Direction[] = ['worse', 'better', 'other'];

function verdictChanges(was: RunRecord, is: RunRecord, revisions: readonly RevisionChange[]): VerdictChange[] {
  const revised = new Set(revisions.map(({ id }) => id));
  const bases = new Map([was, is].flatMap((record) => (record.plan?.cases ?? []).map((planned) => [planned.id, planned.case] as const)));
  const deciders = new Map<string, string[]>();
  for (const record of [was, is]) {
    for (const { clause, decidedBy } of summarize(record).clauses)
      deciders.set(clause.id, [...(deciders.get(clause.id) ?? []), ...decidedBy]);
  }
  const changes = differences(was, is).map((difference): VerdictChange => {
    const sources = difference.kind === 'clause' ? (deciders.get(difference.id) ?? []) : [difference.id];
    const behind = new Set(sources.map((id) => bases.get(id) ?? id).filter((id) => revised.has(id)));
    return { ...difference, direction: directionOf(difference.was, difference.is), revised: [...behind] };
  });
  const rank = (change: VerdictChange) => DIRECTIONS.indexOf(change.direction) * KINDS.length + KINDS.indexOf(change.kind);
  return changes.sort((a, b) => rank(a) - rank(b));
}

/** Made means that something was looked at: what did not arise was not asserted. */
function isMade({ verdict }: Assertion): boolean {
  return verdict !== 'skipped' && verdict !== 'not-applicable';
}

function lostAssertions(was: RunRecord, is: RunRecord, revisions: readonly RevisionChange[]): LostAssertion[] {
  const revised = new Set(revisions.map(({ id }) => id));
  const planned = new Set([...(is.plan?.cases ?? []), ...(is.plan?.rules ?? [])].map(({ id }) => id));
  const bases = new Map((was.plan?.cases ?? []).map((each) => [each.id, each.case]));
  const now = madeBy(is);
  return [...madeBy(was)].flatMap(([source, clauses]) =>
    [...clauses].flatMap(([clause, verdict]): LostAssertion[] => {
      if (now.get(source)?.has(clause)) return [];
      const because = !planned.has(source) ? 'not-planned' : revised.has(bases.get(source) ?? source) ? 'revised' : 'not-made';
      return [{ source, clause, was: verdict, because }];
    }),
  );
}

/** Test case or rule: clause: verdict, of assertions that were made. */
function madeBy(record: RunRecord): Map<string, Map<string, Verdict>> {
  const made = new Map<string, Map<string, Verdict>>();
  for (const { id, assertions } of [...lastAttempts(record).values(), ...record.rules]) {
    const clauses = new Map<string, Verdict>();
    for (const assertion of assertions)
      if (isMade(assertion)) for (const clause of assertion.clauses) clauses.set(clause, assertion.verdict);
    made.set(id, clauses);
  }
  return made;
}

function featureChanges(was: RunRecord, is: RunRecord): FeatureChange[] {
  const states = (record: RunRecord) => new Map(record.plan?.features.map(({ token, state }) => [token, state]));
  const before = states(was);
  const after = states(is);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((token): FeatureChange[] => {
    const from = before.get(token) ?? 'absent';
    const to = after.get(token) ?? 'absent';
    if (from === to) return [];
    const direction = from === 'offered' ? 'worse' : to === 'offered' ? 'better' : 'other';
    return [{ token, was: from, is: to, direction }];
  });
}

function revisionChanges(was: RunRecord, is: RunRecord): RevisionChange[] {
  const revisions = (record: RunRecord) =>
    new Map([
      ...(record.plan?.cases ?? []).map((planned) => [planned.case, planned.revision] as const),
      ...(record.plan?.rules ?? []).map((planned) => [planned.id, planned.revision] as const),
    ]);
  const after = revisions(is);
  return [...revisions(was)].flatMap(([id, before]) => {
    const now = after.get(id);
    return now === undefined || now === before ? [] : [{ id, was: before, is: now }];
  });
}

function circumstances(was: HeaderLine, is: HeaderLine): RunDifference['circumstances'] {
  const product = ({ target: { product } }: HeaderLine) => [product.vendor, product.name, product.version].join(' ');
  const rows: [string, (header: HeaderLine) => string][] = [
    ['product', product],
    ['target', ({ target }) => target.url],
    ['profile', ({ profile }) => `${profile.id} ${profile.version}`],
    ['suite', ({ suite }) => `${suite.version} (${suite.digest.slice(0, 12)})`],
    ['selection', ({ selected }) => selected.join(' ') || 'all'],
    ['part', ({ shard }) => (shard === undefined ? 'all' : `${shard.index} of ${shard.of}`)],
    ['permission', ({ target }) => target.allow],
  ];
  return rows.flatMap(([name, of]) => (of(was) === of(is) ? [] : [{ name, was: of(was), is: of(is) }]));
}
