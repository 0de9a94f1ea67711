/** The run in the Common Test Report Format, for dashboards and bots that know it (https://ctrf.io). */
import { createHash } from 'node:crypto';
import type { Assertion, CaseLine } from '../record/format.js';
import type { RunRecord } from '../record/run-record.js';
import { type CaseSummary, type RuleSummary, type RunSummary, summarize } from '../record/summary.js';
import type { Verdict } from '../record/verdict.js';
import { assertionCard, cardText, sectionText } from './card.js';
import { jsonText } from './json-text.js';
import { plainText, shortened } from './plain-text.js';

/** Version of the format that is written. */
const CTRF_VERSION = '0.0.0';

/** `other`: neither passed nor failed nor left out, since nothing could be decided. */
const STATUSES = ['passed', 'failed', 'skipped', 'pending', 'other'] as const;
type CtrfStatus = (typeof STATUSES)[number];

const STATUS: Record<Verdict, CtrfStatus> = {
  fail: 'failed',
  error: 'other',
  inconclusive: 'other',
  blocked: 'other',
  warn: 'passed',
  pass: 'passed',
  skipped: 'skipped',
  'not-applicable': 'skipped',
};

/** One test of the report. Times are whole milliseconds. */
export interface CtrfTest {
  name: string;
  status: CtrfStatus;
  duration: number;
  testId: string;
  suite: string[];
  /** Our verdict. */
  rawStatus: string;
  message?: string;
  /** The cards, as text. */
  trace?: string;
  filePath?: string;
  line?: number;
  tags?: string[];
  labels?: { [name: string]: string | string[] };
  retries?: number;
  retryAttempts?: { attempt: number; status: CtrfStatus; duration: number; message?: string }[];
  extra?: { [name: string]: string };
}

const MESSAGE = 500;

/** Text of the report: a test for the profile, then one for each test case and rule; failed are exactly those that failed. */
export function ctrfReport(record: RunRecord): string {
  const summary = summarize(record);
  const started = Date.parse(record.header.started);
  const elapsed = Math.round(record.footer?.elapsed ?? 0);
  const tests = [profileTest(record, summary), ...planned(record, summary)];
  const count = (status: CtrfStatus) => tests.filter((test) => test.status === status).length;
  const { package: tool, suite, target, profile } = record.header;
  return jsonText({
    reportFormat: 'CTRF',
    specVersion: CTRF_VERSION,
    reportId: uuid(record.digest),
    timestamp: new Date(started + elapsed).toISOString(),
    generatedBy: `${tool.name} ${tool.version}`,
    results: {
      tool: { name: tool.name, version: tool.version, extra: { suites: suite.version, digest: suite.digest } },
      summary: {
        tests: tests.length,
        ...Object.fromEntries(STATUSES.map((status) => [status, count(status)])),
        suites: new Set(tests.map((test) => test.suite.join('\n'))).size,
        start: started,
        stop: started + elapsed,
      },
      tests,
      environment: {
        testEnvironment: target.url,
        appName: [target.product.vendor, target.product.name].filter((part) => part !== '').join(' ') || 'unnamed product',
        appVersion: target.product.version,
        extra: { profile: `${profile.id} ${profile.version}`, record: record.digest },
      },
    },
  });
}

/** As in JUnit: failed or undecided whenever the exit code is not 0. */
function profileTest(record: RunRecord, { verdict, sentence, exitCode }: RunSummary): CtrfTest {
  const code = record.footer?.exitCode || exitCode;
  return {
    name: 'profile',
    status: code === 0 ? 'passed' : code === 1 ? 'failed' : 'other',
    duration: Math.round(record.footer?.elapsed ?? 0),
    testId: `profile:${record.header.profile.id}`,
    suite: ['profile'],
    rawStatus: verdict,
    message: shortened(sentence, MESSAGE),
  };
}

function planned(record: RunRecord, summary: RunSummary): CtrfTest[] {
  const titles = new Map(
    (record.plan?.sections ?? []).map(({ document, section, title }) => [sectionText(document, section), title] as const),
  );
  const suiteOf = ({ document, section }: { document: string; section: string }): string[] => {
    if (section === '') return ['preparation'];
    const place = sectionText(document, section);
    return [document, [place, titles.get(place) ?? ''].filter((part) => part !== '').join(' ')];
  };
  const found = new Map(summary.cases.map((each) => [each.planned.id, each]));
  const attempts = new Map<string, CaseLine[]>();
  for (const line of record.cases) attempts.set(line.id, [...(attempts.get(line.id) ?? []), line]);
  const cases = (record.plan?.cases ?? []).map((each): CtrfTest => {
    const result = found.get(each.id);
    if (result === undefined) {
      return {
        ...named(each, suiteOf(each), 'case'),
        status: 'pending',
        duration: 0,
        rawStatus: 'none',
        message: 'the run ended before it',
      };
    }
    return caseTest(record, result, suiteOf(each), attempts.get(each.id) ?? []);
  });
  return [...cases, ...summary.rules.map((rule) => ruleTest(record, rule, suiteOf(rule.planned)))];
}

function caseTest(record: RunRecord, { planned: each, result }: CaseSummary, suite: string[], attempts: CaseLine[]): CtrfTest {
  const earlier = attempts.filter((line) => line !== result);
  return {
    ...named(each, suite, 'case'),
    status: STATUS[result.verdict],
    duration: Math.round(result.elapsed),
    rawStatus: result.verdict,
    ...told(record, each.id, result.verdict, result.assertions, result.reason ?? result.cause?.text),
    ...(earlier.length === 0
      ? {}
      : {
          retries: earlier.length,
          retryAttempts: earlier.map(({ attempt, verdict, elapsed, reason }) => ({
            attempt,
            status: STATUS[verdict],
            duration: Math.round(elapsed),
            ...(reason === undefined ? {} : { message: shortened(reason, MESSAGE) }),
          })),
        }),
  };
}

function ruleTest(record: RunRecord, { planned: rule, result }: RuleSummary, suite: string[]): CtrfTest {
  return {
    ...named(rule, suite, 'rule'),
    status: STATUS[result.verdict],
    duration: 0,
    rawStatus: result.verdict,
    ...told(record, rule.id, result.verdict, result.assertions, undefined),
  };
}

/** Where a test stands and what it is about; a source is `file:line`. */
function named(
  { id, title, source, clauses }: { id: string; title: string; source: string; clauses: string[] },
  suite: string[],
  kind: 'case' | 'rule',
): Pick<CtrfTest, 'name' | 'testId' | 'suite' | 'tags'> & Partial<CtrfTest> {
  const place = /^(.*):(\d+)$/.exec(source);
  return {
    name: id,
    testId: `${kind}:${id}`,
    suite,
    tags: [kind],
    ...(place?.[1] === undefined ? {} : { filePath: place[1], line: Number(place[2]) }),
    ...(clauses.length === 0 ? {} : { labels: { clauses } }),
    extra: { title },
  };
}

/** The reason or the first card's difference as the message, all cards of that verdict as the trace. */
function told(
  record: RunRecord,
  id: string,
  verdict: Verdict,
  assertions: (Assertion & { count?: number })[],
  reason: string | undefined,
): { message?: string; trace?: string } {
  if (verdict === 'pass') return {};
  const cards = assertions.filter((each) => each.verdict === verdict).map((each) => assertionCard(record, id, each));
  const [first] = cards;
  const difference = first === undefined ? undefined : `${first.id}: expected ${first.expected}, got ${first.got}`;
  const message = verdict === 'fail' ? (difference ?? reason) : (reason ?? first?.because ?? difference);
  return {
    ...(message === undefined ? {} : { message: plainText(shortened(message, MESSAGE)) }),
    ...(cards.length === 0 ? {} : { trace: cards.map(cardText).join('\n\n') }),
  };
}

/** A UUID (version 8: of the producer's own making) that names the record, so that the same record gives the same report. */
function uuid(digest: string): string {
  const hex = createHash('sha256').update(`ctrf ${digest}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
