/** A run held against its baseline: what is new, and which entries no longer hold. It decides an exit code and never a verdict. */
import type { BaselineEntry } from '../spec/baseline.js';
import { lastAttempts } from './clause-verdicts.js';
import type { Assertion } from './format.js';
import { excused } from './profile-verdict.js';
import type { RunRecord } from './run-record.js';
import type { ClauseSummary } from './summary.js';
import { rollUp, type Verdict } from './verdict.js';

/** What became of an entry; only `holds` is as it should be. */
export type EntryState = 'holds' | 'no-longer-fails' | 'expired' | 'matches-nothing' | 'not-reached' | 'changed';

export interface EntryResult {
  entry: BaselineEntry;
  state: EntryState;
  /** What came, where the run has anything by that id. */
  is?: Verdict;
}

/** Something that is not well and that no entry knows of. */
export interface News {
  about: 'clause' | 'feature';
  id: string;
  verdict: Verdict;
  /** In words, from the assertion or the reason. */
  because: string;
}

export interface BaselineSummary {
  file: string;
  entries: EntryResult[];
  news: News[];
  /** 0 only if nothing deviates from the baseline. */
  exitCode: 0 | 1;
}

const UNWELL: ReadonlySet<Verdict> = new Set(['fail', 'error', 'inconclusive', 'blocked', 'warn']);

/** Undefined for a run without baseline. */
export function baselineSummary(record: RunRecord, clauses: readonly ClauseSummary[]): BaselineSummary | undefined {
  const { baseline } = record.header;
  if (baseline === undefined) return undefined;
  const measured = measure(record, clauses);
  const entries = baseline.entries.map((entry) => resultOf(entry, measured));
  const news = troubles(record, clauses).filter((trouble) => !isKnown(trouble, baseline.entries, measured));
  const quiet = news.length === 0 && entries.every(({ state }) => state === 'holds');
  return { file: baseline.file, entries, news: news.map(({ by: _, ...told }) => told), exitCode: quiet ? 0 : 1 };
}

/** Entries for all that is not well in a run: a baseline to start from. What older entries say of the same is kept. */
export function baselineOf(
  record: RunRecord,
  clauses: readonly ClauseSummary[],
  older: readonly BaselineEntry[],
): Omit<BaselineEntry, 'line'>[] {
  const measured = measure(record, clauses);
  const kept = older.filter((entry) => resultOf(entry, measured).state === 'holds');
  const fresh = troubles(record, clauses).filter((trouble) => !isKnown(trouble, kept, measured));
  return [
    ...kept.map(({ line: _, ...entry }) => entry),
    ...fresh.flatMap(({ about, id, verdict, because }) =>
      verdict === 'pass' || verdict === 'not-applicable' ? [] : [{ about, id, verdict, reason: because }],
    ),
  ];
}

/** Verdicts by what an entry may name. */
interface Measured {
  /** As YYYY-MM-DD. */
  day: string;
  /** Some test cases were not selected, or not got to. */
  limited: boolean;
  verdicts: { readonly [about in BaselineEntry['about']]: ReadonlyMap<string, Verdict> };
}

function measure(record: RunRecord, clauses: readonly ClauseSummary[]): Measured {
  const { header, plan } = record;
  const cases = new Map<string, Verdict>();
  const results = lastAttempts(record);
  const bases = new Map<string, Verdict[]>();
  for (const { id, case: base } of plan?.cases ?? []) {
    const verdict = results.get(id)?.verdict ?? 'skipped';
    cases.set(id, verdict);
    bases.set(base, [...(bases.get(base) ?? []), verdict]);
  }
  for (const [base, verdicts] of bases) cases.set(base, rollUp(verdicts));
  for (const { id, verdict } of record.rules) cases.set(id, verdict);
  return {
    day: header.started.slice(0, 10),
    limited: header.selected.length > 0 || header.shard !== undefined || record.footer?.exitCode === 4 || plan === undefined,
    verdicts: {
      clause: new Map(clauses.map(({ clause, verdict }) => [clause.id, verdict])),
      case: cases,
      feature: featureVerdicts(record),
    },
  };
}

function featureVerdicts({ header, plan }: RunRecord): Map<string, Verdict> {
  const states = new Map(plan?.features.map(({ token, state }) => [token, state]));
  const tokens = [...new Set([...header.profile.features.required, ...states.keys()])];
  return new Map(
    tokens.map((token) => {
      const state = states.get(token) ?? 'undetermined';
      return [token, state === 'offered' ? 'pass' : state === 'not-offered' ? 'fail' : 'inconclusive'];
    }),
  );
}

function resultOf(entry: BaselineEntry, { verdicts, day, limited }: Measured): EntryResult {
  const is = verdicts[entry.about].get(entry.id);
  // A test case that was not selected is not in the plan at all.
  if (is === undefined) return { entry, state: entry.about === 'case' && limited ? 'not-reached' : 'matches-nothing' };
  if (entry.expires !== undefined && day > entry.expires) return { entry, state: 'expired', is };
  if (is === entry.verdict) return { entry, state: 'holds', is };
  switch (is) {
    case 'pass':
      return { entry, state: 'no-longer-fails', is };
    case 'skipped':
    case 'not-applicable':
    case 'blocked':
      return { entry, state: 'not-reached', is };
    default:
      return { entry, state: 'changed', is };
  }
}

interface Trouble extends News {
  /** Test cases and rules that say so. */
  by: string[];
}

/** All that is not well; what only repeats another clause or sums several up is known with those. */
function troubles(record: RunRecord, clauses: readonly ClauseSummary[]): Trouble[] {
  const { required } = record.header.profile.features;
  const features = featureVerdicts(record);
  const whole = record.header.selected.length === 0 && record.header.shard === undefined;
  const states = new Map(record.plan?.features.map((feature) => [feature.token, feature.state]));
  const lacking = required.flatMap((id): Trouble[] => {
    const verdict = features.get(id) ?? 'inconclusive';
    const because = record.plan?.features.find(({ token }) => token === id)?.because ?? 'not looked at';
    return verdict === 'pass' ? [] : [{ about: 'feature', id, verdict, because, by: [] }];
  });
  const said = assertionsByClause(record);
  const unwell = clauses.flatMap((summary): Trouble[] => {
    const { clause, verdict, counts, mandatory, decidedBy, reason } = summary;
    if (!counts || ((clause.sameAs !== undefined || clause.sumOf !== undefined) && !said.has(clause.id))) return [];
    // What was left out on request is no news; what leaves the profile open is.
    const missed = verdict === 'skipped' && mandatory && whole && !excused(record, states, summary);
    if (!UNWELL.has(verdict) && !missed) return [];
    const own = (said.get(clause.id) ?? []).filter(({ assertion }) => assertion.verdict === verdict);
    const told = own[0]?.assertion;
    const because = reason ?? (told === undefined ? decidedBy.join(', ') : `expected ${told.expected}; got ${told.got}`);
    return [{ about: 'clause', id: clause.id, verdict, because, by: [...new Set(own.map(({ by }) => by))] }];
  });
  return [...lacking, ...unwell];
}

function assertionsByClause(record: RunRecord): Map<string, { by: string; assertion: Assertion }[]> {
  const said = new Map<string, { by: string; assertion: Assertion }[]>();
  for (const { id, assertions } of [...lastAttempts(record).values(), ...record.rules]) {
    for (const assertion of assertions) {
      for (const clause of assertion.clauses) said.set(clause, [...(said.get(clause) ?? []), { by: id, assertion }]);
    }
  }
  return said;
}

/** Known by an entry about it, whatever became of that entry; or since each test case and rule that says so is. */
function isKnown({ about, id, verdict, by }: Trouble, entries: readonly BaselineEntry[], { verdicts }: Measured): boolean {
  if (entries.some((entry) => entry.about === about && entry.id === id)) return true;
  const caseEntries = entries.filter((entry) => entry.about === 'case' && verdicts.case.get(entry.id) === entry.verdict);
  const covered = (source: string) =>
    caseEntries.some((entry) => entry.verdict === verdict && (entry.id === source || source.startsWith(`${entry.id}@`)));
  return about === 'clause' && by.length > 0 && by.every(covered);
}
