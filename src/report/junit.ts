/** The run as JUnit XML: no consumer of it is green when the run is not, and none is red when it is. */
import type { Assertion, CaseLine, PlannedCase } from '../record/format.js';
import type { RunRecord } from '../record/run-record.js';
import { type CaseSummary, type RuleSummary, type RunSummary, summarize } from '../record/summary.js';
import type { Verdict } from '../record/verdict.js';
import { entryPlace, entryRemarks, entryWords } from './baseline.js';
import { assertionCard, type Card, cardText, caseCard, headText } from './card.js';
import { type JunitCase, type JunitOutcome, type JunitSuite, junitXml } from './junit-xml.js';
import { plainText, shortened } from './plain-text.js';

/** Longest text of an attribute, in characters. */
const MESSAGE_LIMIT = 500;

/**
 * A testsuite per section with its test cases and rules, before them one for the baseline, if any, and one for the profile. Exactly the failing ones are failures; error,
 * inconclusive and blocked on a mandatory clause are errors, one per cause; all else passes or is skipped with its reason.
 */
export function junitReport(record: RunRecord): string {
  const summary = summarize(record);
  const report = new JunitReport(record, summary);
  const profile: JunitSuite = {
    name: 'profile',
    timestamp: report.timestamp,
    properties: {
      profile: text(`${record.header.profile.id} ${record.header.profile.version}`),
      target: text(record.header.target.url),
      suite: text(`${record.header.suite.version} ${record.header.suite.digest}`),
      record: record.digest,
    },
    cases: [report.profileCase()],
  };
  return junitXml([...report.baseline(), profile, ...report.sections()]);
}

class JunitReport {
  readonly timestamp: string;
  /** Mandatory clauses for which the profile is not green: a test case that all others made up for is no error. */
  readonly #mandatory: ReadonlySet<string>;
  /** Cause: name of the test case that stands for it. */
  readonly #causes = new Map<string, string>();

  constructor(
    readonly record: RunRecord,
    readonly summary: RunSummary,
  ) {
    this.timestamp = new Date(record.header.started).toISOString().replace(/\.\d+Z$/, '');
    const open: Verdict[] = ['fail', 'error', 'inconclusive', 'blocked'];
    this.#mandatory = new Set(
      summary.clauses.filter(({ mandatory, verdict }) => mandatory && open.includes(verdict)).map(({ clause }) => clause.id),
    );
  }

  /** Fails or errs whenever the exit code is not 0. */
  profileCase(): JunitCase {
    const { verdict, sentence, exitCode } = this.summary;
    const code = this.record.footer?.exitCode || exitCode;
    const kind = code === 0 ? undefined : code === 1 ? 'failure' : 'error';
    const outcome: JunitOutcome =
      kind === undefined
        ? { kind: 'passed' }
        : { kind, type: verdict, message: text(sentence), content: `${text(sentence)}\nexit code ${code}` };
    const time = this.record.footer?.elapsed ?? 0;
    return {
      name: 'profile',
      classname: 'occi-conformance.profile',
      time: time / 1000,
      outcome,
      ...(kind ? {} : { output: text(sentence) }),
    };
  }

  /** A test case for each entry and each thing that is new; the exit code is 0 when all of them pass. */
  baseline(): JunitSuite[] {
    const { baseline } = this.summary;
    if (baseline === undefined) return [];
    const named = (name: string, outcome: JunitOutcome): JunitCase => ({
      name: text(name),
      classname: 'occi-conformance.baseline',
      time: 0,
      outcome,
    });
    const broken = (type: string, words: string): JunitOutcome => ({ kind: 'failure', type, message: text(words), content: text(words) });
    const entries = baseline.entries.map((result) => {
      const words = `${entryPlace(baseline, result)}: ${entryWords(result)} (${entryRemarks(result)})`;
      return named(`${result.entry.about} ${result.entry.id}`, result.state === 'holds' ? { kind: 'passed' } : broken(result.state, words));
    });
    const news = baseline.news.map(({ about, id, verdict, because }) =>
      named(`${about} ${id}`, broken('new', `new: ${verdict}: ${because}`)),
    );
    const none = named('baseline', { kind: 'passed' });
    const cases = entries.length + news.length === 0 ? [none] : [...entries, ...news];
    return [withUniqueNames({ name: text(`baseline ${baseline.file}`), timestamp: this.timestamp, cases })];
  }

  sections(): JunitSuite[] {
    const suites = new Map<string, JunitSuite>();
    const suiteOf = (document: string, section: string, title: string) => {
      const key = JSON.stringify([document, section]);
      const known = suites.get(key);
      if (known !== undefined) return known.cases;
      const name = text([document, section, title].filter((part) => part !== '').join(' '));
      const made: JunitSuite = { name, timestamp: this.timestamp, cases: [] };
      suites.set(key, made);
      return made.cases;
    };
    const plan = this.record.plan;
    for (const { document, section, title } of plan?.sections ?? []) suiteOf(document, section, title);
    const results = new Map(this.summary.cases.map((each) => [each.planned.id, each]));
    for (const planned of plan?.cases ?? []) {
      const found = results.get(planned.id);
      const cases = planned.section === '' ? suiteOf('preparation', '', '') : suiteOf(planned.document, planned.section, '');
      cases.push(found === undefined ? this.#unrun(planned) : this.#case(found));
    }
    for (const rule of this.summary.rules) suiteOf(rule.planned.document, rule.planned.section, '').push(this.#rule(rule));
    return [...suites.values()].filter((suite) => suite.cases.length > 0).map(withUniqueNames);
  }

  #unrun(planned: PlannedCase): JunitCase {
    return { ...this.#named(planned), time: 0, outcome: { kind: 'skipped', message: 'the run ended before it' } };
  }

  #case({ planned, result }: CaseSummary): JunitCase {
    const cards = this.#cards(planned.id, result.assertions);
    return {
      ...this.#named(planned),
      time: result.elapsed / 1000,
      ...this.#judged(result.verdict, cards, { planned, result }),
    };
  }

  #rule({ planned, result }: RuleSummary): JunitCase {
    const cards = this.#cards(planned.id, result.assertions);
    return { ...this.#named(planned), time: 0, ...this.#judged(result.verdict, cards, { planned, result: undefined }) };
  }

  /** Of what is more than a plain pass; making a card searches the record. */
  #cards(id: string, assertions: Assertion[]): Card[] {
    return assertions
      .filter(({ verdict, remark }) => verdict !== 'pass' || remark !== undefined)
      .map((each) => assertionCard(this.record, id, each));
  }

  #named({ id, document, section }: { id: string; document: string; section: string }): { name: string; classname: string } {
    return { name: text(id), classname: text(section === '' ? 'occi-conformance.preparation' : `${document}.${section}`) };
  }

  #judged(verdict: Verdict, cards: Card[], of: Judged): { outcome: JunitOutcome; output?: string } {
    const reason = text(of.result?.reason ?? of.result?.cause?.text ?? cards.find((card) => card.verdict === verdict)?.because ?? verdict);
    switch (verdict) {
      case 'pass':
      case 'warn': {
        const told = cards.filter((card) => card.verdict === 'warn' || card.because !== undefined);
        return { outcome: { kind: 'passed' }, ...(told.length === 0 ? {} : { output: told.map(cardText).join('\n\n') }) };
      }
      case 'fail':
        return { outcome: failure(cards, reason) };
      case 'skipped':
      case 'not-applicable':
        return { outcome: { kind: 'skipped', message: `${verdict}: ${reason}` } };
      default:
        return { outcome: this.#undecided(verdict, cards, reason, of) };
    }
  }

  /** Error, inconclusive or blocked. */
  #undecided(verdict: Verdict, cards: Card[], reason: string, { planned, result }: Judged): JunitOutcome {
    if (!planned.clauses.some((id) => this.#mandatory.has(id)))
      return { kind: 'skipped', message: `${verdict}: ${reason} (no mandatory clause is open for it)` };
    const cause = result?.cause?.id ?? `case:${planned.id}`;
    const first = this.#causes.get(cause);
    if (first !== undefined) return { kind: 'skipped', message: `${verdict} by the same cause as ${text(first)}: ${reason}` };
    this.#causes.set(cause, planned.id);
    const own = cards.filter((card) => card.verdict === verdict);
    if (own.length === 0 && result !== undefined && 'effect' in planned) own.push(caseCard(this.record, planned, result));
    return {
      kind: 'error',
      type: text(`${verdict}:${cause}`),
      message: `${verdict}: ${reason}`,
      content: own.map(cardText).join('\n\n') || reason,
    };
  }
}

interface Judged {
  planned: PlannedCase | RuleSummary['planned'];
  /** Of a test case. */
  result: CaseLine | undefined;
}

function failure(cards: Card[], reason: string): JunitOutcome {
  const failed = cards.filter((card) => card.verdict === 'fail');
  const [first] = failed;
  if (first === undefined) return { kind: 'failure', type: 'fail', message: reason, content: reason };
  const difference = `${headText(first)}: expected ${first.expected}, got ${first.got}`;
  return { kind: 'failure', type: text(first.id), message: text(difference), content: failed.map(cardText).join('\n\n') };
}

/** Consumers know a test case by classname and name; a rule may have the id of a test case. */
function withUniqueNames(suite: JunitSuite): JunitSuite {
  const seen = new Map<string, number>();
  const cases = suite.cases.map((each) => {
    const count = (seen.get(each.name) ?? 0) + 1;
    seen.set(each.name, count);
    return count === 1 ? each : { ...each, name: `${each.name} (${count})` };
  });
  return { ...suite, cases };
}

function text(raw: string): string {
  return plainText(shortened(raw, MESSAGE_LIMIT));
}
