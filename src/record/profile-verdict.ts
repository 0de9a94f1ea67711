/** From the verdicts of clauses to the verdict of the profile, its exit code and its sentence. */
import type { Extent } from './clause-verdicts.js';
import type { RunRecord } from './run-record.js';
import type { ClauseSummary } from './summary.js';
import type { ProfileVerdict, Verdict } from './verdict.js';

export interface ProfileSummary {
  verdict: ProfileVerdict;
  sentence: string;
  partial: boolean;
  exitCode: 0 | 1 | 2;
}

/** What the sentence counts, all of it about mandatory clauses but the last. */
interface Tally {
  mandatory: number;
  passed: number;
  failed: number;
  /** Error, inconclusive, blocked. */
  open: number;
  skipped: number;
  /** Skipped, though the profile does not make the fixture optional. */
  missed: number;
  /** Recommendations not followed. */
  warned: number;
  requiredAbsent: string[];
  requiredOpen: string[];
}

/** The verdict on the profile (design, Verdicts). */
export function profileSummary(record: RunRecord, clauses: ClauseSummary[], extent: Extent): ProfileSummary {
  const tally = tallyOf(record, clauses);
  const partial = leftOut(record).length > 0;
  const verdict = verdictOf(tally, extent, partial);
  return { verdict, partial, sentence: sentenceOf(record, verdict, tally, extent), exitCode: EXIT_CODES[verdict] };
}

const EXIT_CODES: Record<ProfileVerdict, 0 | 1 | 2> = { conformant: 0, 'no-violation-found': 0, 'not-conformant': 1, 'not-determined': 2 };

function verdictOf(tally: Tally, extent: Extent, partial: boolean): ProfileVerdict {
  if (tally.failed > 0 || tally.requiredAbsent.length > 0) return 'not-conformant';
  if (extent !== 'full' || tally.open > 0 || tally.missed > 0 || tally.requiredOpen.length > 0) return 'not-determined';
  // Nothing looked at proves nothing.
  if (tally.passed === 0) return 'not-determined';
  return partial ? 'no-violation-found' : 'conformant';
}

function tallyOf(record: RunRecord, clauses: ClauseSummary[]): Tally {
  const mandatory = clauses.filter((summary) => summary.mandatory);
  const number = (...verdicts: Verdict[]) => mandatory.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const states = new Map(record.plan?.features.map((feature) => [feature.token, feature.state]));
  const required = record.header.profile.features.required;
  return {
    mandatory: mandatory.length,
    passed: number('pass', 'warn'),
    failed: number('fail'),
    open: number('error', 'inconclusive', 'blocked'),
    skipped: number('skipped'),
    missed: mandatory.filter((summary) => summary.verdict === 'skipped' && !excused(record, states, summary)).length,
    warned: clauses.filter((summary) => summary.counts && summary.verdict === 'warn').length,
    requiredAbsent: required.filter((token) => states.get(token) === 'not-offered'),
    requiredOpen: required.filter((token) => (states.get(token) ?? 'undetermined') === 'undetermined'),
  };
}

/** True for a clause that was skipped for the lack of a fixture which the profile makes optional, and for nothing else that is known. */
export function excused(record: RunRecord, states: ReadonlyMap<string, string>, { clause }: ClauseSummary): boolean {
  const { optional } = record.header.profile.fixtures;
  const lacking = clause.needs.filter((token) => states.get(token) !== 'offered');
  const known = lacking.filter((token) => states.has(token));
  return lacking.some((token) => optional.includes(token)) && known.every((token) => optional.includes(token));
}

/** Mandatory clauses of the documents it names that the profile leaves out. */
function leftOut(record: RunRecord): string[] {
  const { exclude, claim } = record.header.profile;
  return record.header.clauses
    .filter((clause) => clause.binding === 'must' && claim.documents.includes(clause.document) && Object.hasOwn(exclude, clause.id))
    .map((clause) => clause.document);
}

function sentenceOf(record: RunRecord, verdict: ProfileVerdict, tally: Tally, extent: Extent): string {
  const { profile, target } = record.header;
  const name = [target.product.vendor, target.product.name, target.product.version].filter((part) => part !== '').join(' ');
  const product = name === '' ? 'The product under test' : name;
  const claim = `profile ${profile.id} ${profile.version} (${profile.claim.documents.join(', ')})`;
  const facts = factsOf(record, tally, extent);
  const tail = facts.length === 0 ? '.' : `: ${facts.join('; ')}.`;
  switch (verdict) {
    case 'conformant':
      return `${product} conforms to ${claim}${tail}`;
    case 'not-conformant':
      return `${product} does not conform to ${claim}${tail}`;
    case 'not-determined':
      return `It is not determined whether ${product} conforms to ${claim}${tail}`;
    case 'no-violation-found': {
      const documents = [...new Set(leftOut(record))].map(
        (document) => `${leftOut(record).filter((d) => d === document).length} of ${document}`,
      );
      const what = `the ${tally.mandatory} mandatory clauses of profile ${profile.id} ${profile.version}`;
      return `No violation found by ${product} in ${what} (partial: leaves out ${documents.join(', ')}); not a claim of conformance to OCCI ${profile.occi}${tail}`;
    }
  }
}

/** The counts worth a word, heaviest first. */
function factsOf(record: RunRecord, tally: Tally, extent: Extent): string[] {
  const of = `of ${tally.mandatory} mandatory clauses`;
  const facts: (string | false)[] = [
    tally.failed > 0 && `${tally.failed} ${of} failed`,
    ...tally.requiredAbsent.map((token) => `required feature ${token} is not offered`),
    tally.passed > 0 && tally.failed === 0 && `${tally.passed} ${of} passed`,
    tally.failed === 0 && tally.passed === 0 && `none ${of} passed`,
    tally.open > 0 && `${tally.open} could not be decided`,
    ...tally.requiredOpen.map((token) => `whether required feature ${token} is offered is unknown`),
    tally.skipped > 0 && `${tally.skipped} ${tally.skipped === 1 ? 'was' : 'were'} not looked at`,
    tally.warned > 0 && `${tally.warned} ${tally.warned === 1 ? 'clause' : 'clauses'} passed with a warning`,
    extent === 'filtered' && `the run was limited to ${limitOf(record)}`,
    extent === 'interrupted' && (record.plan === undefined ? 'the run ended before it was planned' : 'the run was interrupted'),
  ];
  return facts.filter((fact) => fact !== false);
}

function limitOf({ header: { selected, shard } }: RunRecord): string {
  const part = shard === undefined ? [] : [`part ${shard.index} of ${shard.of}`];
  return [...part, ...selected].join(', ');
}
