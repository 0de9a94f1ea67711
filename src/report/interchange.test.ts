/** The formats that other tools read, held against their schemas and their own parsers. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validate as ctrfValidate } from 'ctrf';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { summarize } from '../record/summary.js';
import { assemble, sampleLines, sampleRecord } from '../record/testing/sample.js';
import { ctrfReport } from './ctrf.js';
import { earlReport } from './earl.js';
import { harOf, harReport } from './har.js';

const failing = sampleRecord({ failing: true });
const records = [
  ['conformant', sampleRecord()],
  ['failing', failing],
  ['hostile', sampleRecord({ failing: true, hostile: true })],
  ['interrupted', assemble(sampleLines({ failing: true }).slice(0, 5))],
  ['nothing but a header', assemble(sampleLines().slice(0, 1))],
] as const;

describe.each([
  ['ctrfReport', ctrfReport],
  ['harReport', harReport],
  ['earlReport', earlReport],
])('%s', (_, report) => {
  it.each(records)('is the same again, and harmless in a terminal: %s', (_name, record) => {
    const text = report(record);
    expect(report(record)).toBe(text);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

interface Ctrf {
  results: { summary: { [name: string]: number }; tests: { [name: string]: unknown; name: string; status: string; trace?: string }[] };
}

describe('ctrfReport', () => {
  it.each(records)('is valid by the validator of the format, and its counts are true: %s', (_, record) => {
    const report: Ctrf = JSON.parse(ctrfReport(record));
    expect(ctrfValidate(report)).toMatchObject({ valid: true });
    const { summary, tests } = report.results;
    expect(summary.tests).toBe(tests.length);
    for (const status of ['passed', 'failed', 'skipped', 'pending', 'other'])
      expect(summary[status], status).toBe(tests.filter((test) => test.status === status).length);
    expect(new Set(tests.map((test) => test.testId)).size).toBe(tests.length);
  });

  it('is not vacuous: the validator refuses a status that the format does not know', () => {
    const report: Ctrf = JSON.parse(ctrfReport(failing));
    expect(ctrfValidate({ ...report, results: { ...report.results, tests: [{ name: 'x', status: 'blocked', duration: 1 }] } }).valid).toBe(
      false,
    );
  });

  it('fails exactly what failed, and the profile; each with its card', () => {
    const { tests } = (JSON.parse(ctrfReport(failing)) as Ctrf).results;
    const failed = tests.filter((test) => test.status === 'failed');
    const { cases, rules } = summarize(failing);
    expect(failed.length).toBe([...cases, ...rules].filter(({ result }) => result.verdict === 'fail').length + 1);
    for (const test of failed.slice(1)) expect(test.trace).toMatch(/^FAIL {2}MUST/);
  });
});

describe('harReport', () => {
  const schema: unknown = JSON.parse(readFileSync(new URL('./testing/har-1.2.schema.json', import.meta.url), 'utf8'));
  const check = new Ajv2020({ allErrors: true }).compile(Object(schema));

  it.each(records)('has the structure of HAR 1.2, with an entry for each exchange: %s', (_, record) => {
    const har: unknown = JSON.parse(harReport(record));
    check(har);
    expect(check.errors ?? []).toEqual([]);
    expect(harOf(record).log.entries).toHaveLength(record.exchanges.size);
  });

  it('holds bodies that are text as text, others in base64, and says why there is no response', () => {
    const { entries, pages = [] } = harOf(failing).log;
    expect(entries.map(({ response }) => response.status)).toContain(0);
    expect(entries.find(({ response }) => response.status === 0)?.response.comment).toContain('timeout in phase head');
    expect(entries.find(({ request }) => request.bodySize === 5)?.request.postData).toMatchObject({
      text: 'AP8nCoA=',
      _encoding: 'base64',
    });
    expect(entries.find(({ response }) => response.status === 200)?.response.content.text).toContain('class="kind"');
    expect(new Set(entries.map(({ pageref }) => pageref))).toEqual(new Set(pages.map(({ id }) => id)));
    expect(entries.map((entry) => Date.parse(entry.startedDateTime))).toEqual(
      entries.map((entry) => Date.parse(entry.startedDateTime)).sort((a, b) => a - b),
    );
  });
});

describe('earlReport', () => {
  const documentLoader = async (url: string): Promise<never> => {
    throw new Error(`fetched ${url}`);
  };
  const EARL = 'http://www.w3.org/ns/earl#';

  it.each(records)('expands without a network and loses nothing on the way: %s', async (_, record) => {
    const expanded = await jsonld.expand(JSON.parse(earlReport(record)), { documentLoader, safe: true });
    const types = expanded.flatMap((node) => node['@type']);
    const { cases, rules, clauses } = summarize(record);
    const counted = clauses.filter(({ counts }) => counts).length;
    expect(types.filter((type) => type === `${EARL}Assertion`)).toHaveLength(counted + cases.length + rules.length);
    expect(types.filter((type) => type === `${EARL}TestSubject`)).toHaveLength(1);
  });

  it('says failed of what failed and of nothing else', async () => {
    const quads = await jsonld.toRDF(JSON.parse(earlReport(failing)), { documentLoader, safe: true, format: 'application/n-quads' });
    const { cases, rules, clauses } = summarize(failing);
    const failed = [...cases, ...rules].filter(({ result }) => result.verdict === 'fail').length;
    expect(quads.split('\n').filter((quad) => quad.includes(`<${EARL}outcome> <${EARL}failed>`))).toHaveLength(
      failed + clauses.filter(({ verdict, counts }) => counts && verdict === 'fail').length,
    );
    expect(quads).toContain('<urn:occi-conformance:clause:http.versioning.server-header>');
  });
});
