/** The run in EARL 1.0 as JSON-LD: what W3C's and OGC's tools read, and what can be merged with the results of others. */
import type { Assertion } from '../record/format.js';
import type { RunRecord } from '../record/run-record.js';
import { type RunSummary, summarize } from '../record/summary.js';
import type { Verdict } from '../record/verdict.js';
import { sectionText } from './card.js';
import { jsonText } from './json-text.js';
import { plainText, shortened } from './plain-text.js';

/** Inline, so that nothing has to be fetched to understand the file. */
const CONTEXT = {
  earl: 'http://www.w3.org/ns/earl#',
  dcterms: 'http://purl.org/dc/terms/',
  doap: 'http://usefulinc.com/ns/doap#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  assertedBy: { '@id': 'earl:assertedBy', '@type': '@id' },
  subject: { '@id': 'earl:subject', '@type': '@id' },
  test: { '@id': 'earl:test', '@type': '@id' },
  mode: { '@id': 'earl:mode', '@type': '@id' },
  result: { '@id': 'earl:result' },
  outcome: { '@id': 'earl:outcome', '@type': '@id' },
  info: { '@id': 'earl:info' },
  title: { '@id': 'dcterms:title' },
  description: { '@id': 'dcterms:description' },
  identifier: { '@id': 'dcterms:identifier' },
  source: { '@id': 'dcterms:source' },
  date: { '@id': 'dcterms:date', '@type': 'xsd:dateTime' },
  isPartOf: { '@id': 'dcterms:isPartOf', '@type': '@id' },
  requires: { '@id': 'dcterms:requires', '@type': '@id' },
  version: { '@id': 'doap:revision' },
  homepage: { '@id': 'doap:homepage', '@type': '@id' },
  name: { '@id': 'doap:name' },
} as const;

/** EARL knows five outcomes. A warning has passed; what could not be decided is `cantTell`. */
const OUTCOME: Record<Verdict, string> = {
  fail: 'earl:failed',
  error: 'earl:cantTell',
  inconclusive: 'earl:cantTell',
  blocked: 'earl:cantTell',
  warn: 'earl:passed',
  pass: 'earl:passed',
  skipped: 'earl:untested',
  'not-applicable': 'earl:inapplicable',
};

const INFO = 600;

/** Text of the report: an assertion for each clause that counts, each test case and each rule, with what they are about. */
export function earlReport(record: RunRecord): string {
  return jsonText(earlOf(record, summarize(record)));
}

type Node = { [term: string]: unknown };

function earlOf(record: RunRecord, summary: RunSummary): Node {
  const { header, footer, digest } = record;
  const ended = new Date(Date.parse(header.started) + (footer?.elapsed ?? 0)).toISOString();
  const tool = iri('tool', `${header.package.name}/${header.package.version}`);
  const subject = iri('record', digest, 'subject');
  const assertion = (test: string, verdict: Verdict, info: string | undefined): Node => ({
    '@type': 'earl:Assertion',
    assertedBy: tool,
    subject,
    test,
    mode: 'earl:automatic',
    result: {
      '@type': 'earl:TestResult',
      outcome: OUTCOME[verdict],
      description: verdict,
      date: ended,
      ...(info === undefined ? {} : { info: plainText(shortened(info, INFO)) }),
    },
  });
  const { vendor, name, version } = header.target.product;
  const clauses = summary.clauses.filter(({ counts }) => counts);
  const known = new Set(clauses.map(({ clause }) => clause.id));
  const requirements = (ids: string[]) => ids.filter((id) => known.has(id)).map((id) => iri('clause', id));
  const criterion = (kind: 'case' | 'rule', each: { id: string; title: string; clauses: string[]; source: string }): Node => ({
    '@id': iri(kind, each.id),
    '@type': 'earl:TestCase',
    identifier: each.id,
    title: each.title,
    source: each.source,
    requires: requirements(each.clauses),
  });
  return {
    '@context': CONTEXT,
    '@graph': [
      { '@id': tool, '@type': ['earl:Assertor', 'earl:Software'], name: header.package.name, version: header.package.version },
      {
        '@id': subject,
        '@type': 'earl:TestSubject',
        title: [vendor, name].filter((part) => part !== '').join(' ') || 'unnamed product',
        version,
        identifier: header.target.url,
        description: summary.sentence,
      },
      ...clauses.map(({ clause }) => ({
        '@id': iri('clause', clause.id),
        '@type': 'earl:TestRequirement',
        identifier: clause.id,
        title: `${sectionText(clause.document, clause.section)} (${clause.level})`,
        description: clause.statement,
      })),
      ...summary.cases.map(({ planned }) => criterion('case', planned)),
      ...summary.rules.map(({ planned }) => criterion('rule', planned)),
      ...clauses.map(({ clause, verdict, reason }) => assertion(iri('clause', clause.id), verdict, reason)),
      ...summary.cases.map(({ planned, result }) =>
        assertion(iri('case', planned.id), result.verdict, result.reason ?? difference(result.assertions, result.verdict)),
      ),
      ...summary.rules.map(({ planned, result }) =>
        assertion(iri('rule', planned.id), result.verdict, difference(result.assertions, result.verdict)),
      ),
    ],
  };
}

function difference(assertions: readonly Assertion[], verdict: Verdict): string | undefined {
  if (verdict === 'pass') return undefined;
  const found = assertions.find((each) => each.verdict === verdict);
  return found === undefined ? undefined : `expected ${found.expected}, got ${found.got}`;
}

/** Names of our own things: there is no place in the web where they live. */
function iri(...parts: string[]): string {
  return `urn:occi-conformance:${parts.map((part) => encodeURIComponent(plainText(part)).replaceAll('%2F', '/')).join(':')}`;
}
