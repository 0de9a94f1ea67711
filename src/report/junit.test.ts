import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../record/run-record.js';
import { footerLine, summarize } from '../record/summary.js';
import { assemble, sampleLines, sampleRecord } from '../record/testing/sample.js';
import { type Small, says, smallRecord } from '../record/testing/small.js';
import { junitReport } from './junit.js';
import { github, gitlab, jenkins } from './testing/junit-consumers.js';
import { junitFaults, select } from './testing/xml.js';

const complete = (small: Small): RunRecord => {
  const record = smallRecord(small);
  return { ...record, footer: footerLine(record, 1) };
};

const cause = { id: 'recipe:compute', text: 'no compute could be made' };
const blocked = (clause: string) => ({ plans: [clause], line: { verdict: 'blocked' as const, cause, reason: cause.text } });

describe('junitReport', () => {
  it.each([
    ['conformant', sampleRecord()],
    ['failing', sampleRecord({ failing: true })],
    ['hostile', sampleRecord({ failing: true, hostile: true })],
    ['interrupted', assemble(sampleLines({ failing: true }).slice(0, 5))],
    ['nothing but a header', assemble(sampleLines().slice(0, 1))],
  ])('is valid against the schema of Jenkins, has unique names and true counts: %s', (_, record) => {
    const xml = junitReport(record);
    expect(junitFaults(xml)).toEqual([]);
    const cases = select(xml, '//testcase');
    const names = cases.map(({ attributes: { classname, name } }) => `${classname} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('occi-conformance.profile profile');
    for (const element of ['failure', 'error', 'skipped'] as const) {
      const attribute = element === 'skipped' ? 'skipped' : `${element}s`;
      const counted = select(xml, '//testsuite').reduce((sum, { attributes }) => sum + Number(attributes[attribute]), 0);
      expect(counted).toBe(select(xml, `//testcase/${element}`).length);
    }
    expect(select(xml, '//testsuite').reduce((sum, { attributes }) => sum + Number(attributes.tests), 0)).toBe(cases.length);
  });

  it('fails exactly what failed, and the profile', () => {
    const record = sampleRecord({ failing: true });
    const failures = select(junitReport(record), '//testcase[failure]').map(({ attributes }) => attributes.name);
    expect(failures).toEqual(['profile', 'http.versioning.each-response', 'http.entity.get@rendering=text/plain']);
    const { cases, rules } = summarize(record);
    expect(failures.length).toBe([...cases, ...rules].filter(({ result }) => result.verdict === 'fail').length + 1);
  });

  describe.each([
    ['Jenkins', jenkins],
    ['GitLab', gitlab],
    ['GitHub', github],
  ])('as %s counts it', (_, count) => {
    const fails = (clause: string) => ({ plans: [clause], line: { verdict: 'fail' as const, assertions: [says(clause, 'fail')] } });
    const passes = (clause: string) => ({ plans: [clause], line: { verdict: 'pass' as const, assertions: [says(clause, 'pass')] } });
    const skips = { plans: ['c'], line: { verdict: 'skipped' as const, reason: 'no second account' } };

    it('has a failure for each failing test case and one for the profile', () => {
      const record = complete({
        clauses: { a: {}, b: {}, c: { level: 'MAY', binding: 'may' } },
        cases: { one: fails('a'), two: fails('a'), three: passes('b'), four: skips },
        rules: { five: { plans: ['b'], line: { assertions: [{ ...says('b', 'fail'), count: 9 }] } } },
      });
      expect(count(junitReport(record))).toEqual({ failed: 3 + 1, errors: 0, skipped: 1, passed: 1 });
    });

    it('adds an error for each cause that left a mandatory clause open, and nothing for those it blocked besides', () => {
      const record = complete({
        clauses: { a: {}, b: {} },
        cases: { one: fails('a'), two: blocked('b'), three: blocked('b'), four: blocked('b') },
      });
      const { failed, errors, skipped, passed } = count(junitReport(record));
      expect({ red: failed + errors, skipped, passed }).toEqual({ red: 1 + 1 + 1, skipped: 2, passed: 0 });
    });

    it('is green when the run is', () => {
      expect(count(junitReport(sampleRecord()))).toMatchObject({ failed: 0, errors: 0 });
    });
  });

  it('names clause and difference in the failure, and holds the card', () => {
    const [, rule] = select(junitReport(sampleRecord({ failing: true })), '//failure');
    expect(rule?.attributes.type).toBe('http.versioning.server-header');
    expect(rule?.attributes.message).toContain('expected Server header containing OCCI/1.2, got Server: nginx/1.18.0');
    expect(rule?.text).toMatch(
      /^FAIL {2}MUST {2}GFD\.223 §5\.3 .*\n {2}expected .*\n {2}got .*\n {2}in .*37 more exchanges\)\n {2}repeat {4}curl -i/,
    );
  });

  it('is green when the run is, with warnings and remarks as output', () => {
    const xml = junitReport(sampleRecord());
    expect(select(xml, '//failure | //error')).toEqual([]);
    const warned = select(xml, '//testcase[system-out]').map(({ attributes }) => attributes.name);
    expect(warned).toEqual(['profile', 'http.request.no-accept', 'http.pagination.too-large']);
    expect(select(xml, '//testcase[@name="http.request.no-accept"]/system-out')[0]?.text).toContain('WARN  SHOULD  GFD.223 §5.1');
  });

  it('skips with the reason', () => {
    const skipped = select(junitReport(sampleRecord()), '//skipped').map(({ parent, attributes }) => [parent, attributes.message]);
    expect(skipped).toEqual([
      ['http.pagination.partition', 'not-applicable: pagination is not offered: the whole collection came back'],
      ['http.security.authorization', 'skipped: no credentials: set credentials.main in target.yaml'],
    ]);
  });

  it('errs once for a cause, and skips the others that it blocked', () => {
    const cases = { one: blocked('a'), two: blocked('a'), three: blocked('b'), four: blocked('should') };
    const xml = junitReport(complete({ clauses: { a: {}, b: {}, should: { level: 'SHOULD', binding: 'should' } }, cases }));
    expect(select(xml, '//testcase[error]').map(({ attributes }) => attributes.name)).toEqual(['profile', 'one']);
    expect(select(xml, '//error')[1]?.attributes.type).toBe('blocked:recipe:compute');
    const skipped = select(xml, '//skipped').map(({ parent, attributes }) => [parent, attributes.message]);
    expect(skipped[0]).toEqual(['two', 'blocked by the same cause as one: no compute could be made']);
    expect(skipped.map(([name]) => name)).toEqual(['two', 'three', 'four']);
  });

  it.each<[string, RunRecord, string]>([
    ['not conformant', sampleRecord({ failing: true }), 'failure'],
    ['not determined', complete({ clauses: { a: {} }, cases: { one: blocked('a') } }), 'error'],
    ['interrupted, though all passed so far', assemble(sampleLines().slice(0, -1)), 'error'],
    ['nothing was run', complete({ clauses: {} }), 'error'],
    ['a run that ended for a reason of its own', { ...sampleRecord(), footer: { ...footerLine(sampleRecord(), 1), exitCode: 4 } }, 'error'],
  ])('is never green when the exit code is not 0: %s', (_, record, element) => {
    expect(select(junitReport(record), '//testcase[@name="profile"]')[0]?.children).toEqual([element]);
  });

  it('stays green when only recommendations could not be decided', () => {
    const record = complete({
      clauses: { a: {}, should: { level: 'SHOULD', binding: 'should' } },
      cases: { one: { plans: ['a', 'should'], line: { verdict: 'error', reason: 'ours', assertions: [says('a', 'pass')] } } },
    });
    expect(summarize(record).exitCode).toBe(0);
    expect(select(junitReport(record), '//failure | //error')).toEqual([]);
  });

  it('keeps apart a rule with the id of a test case', () => {
    const same = { plans: ['a'], line: { assertions: [{ ...says('a', 'pass'), count: 1 }] } };
    const xml = junitReport(complete({ clauses: { a: {} }, cases: { same }, rules: { same } }));
    expect(select(xml, '//testcase').map(({ attributes }) => attributes.name)).toEqual(['profile', 'same', 'same (2)']);
  });

  it('gives the same bytes again, with times of the record only', () => {
    expect(junitReport(sampleRecord({ failing: true }))).toBe(junitReport(sampleRecord({ failing: true })));
    expect(select(junitReport(sampleRecord()), '//testsuite')[0]?.attributes.timestamp).toBe('2026-03-01T11:00:00');
  });

  it('lets hostile text change no element', () => {
    const shape = (hostile: boolean) =>
      select(junitReport(sampleRecord({ failing: true, hostile })), '//*').map(({ name, children }) => [name, children]);
    expect(shape(true)).toEqual(shape(false));
  });
});
