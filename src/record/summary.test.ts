import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from './difference.js';
import { footerLine, type RunSummary, summarize } from './summary.js';
import { assemble, sampleLines, sampleRecord } from './testing/sample.js';
import { type Small, says, smallRecord } from './testing/small.js';
import { PROFILE_VERDICTS, type ProfileVerdict, VERDICTS, type Verdict } from './verdict.js';

const summaryOf = (small: Small) => summarize(smallRecord(small), true);
const verdictOf = (summary: RunSummary, id: string) => summary.clauses.find(({ clause }) => clause.id === id);
const passing: Small['cases'] = { base: { plans: ['base'], line: { assertions: [says('base', 'pass')] } } };
const untestedLogin = { untested: { reason: 'credentials' as const }, needs: ['auth'] };
const noAuth = [{ token: 'auth', state: 'undetermined' as const, because: 'no credentials' }];

describe('verdict of a clause', () => {
  it.each<[string, Small, Verdict]>([
    [
      'the heaviest assertion of all that decide it',
      { clauses: { a: {} }, cases: { one: { plans: ['a'], line: { assertions: [says('a', 'pass'), says('a', 'warn')] } } } },
      'warn',
    ],
    [
      'a rule weighs as much as a case',
      {
        clauses: { a: {} },
        cases: { one: { plans: ['a'], line: { assertions: [says('a', 'pass')] } } },
        rules: { r: { plans: ['a'], line: { assertions: [{ ...says('a', 'fail'), count: 3 }] } } },
      },
      'fail',
    ],
    [
      'earlier attempts do not count',
      {
        clauses: { a: {} },
        cases: { one: { plans: ['a'], before: [{ assertions: [says('a', 'fail')] }], line: { assertions: [says('a', 'pass')] } } },
      },
      'pass',
    ],
    [
      'but failed then held is inconclusive',
      {
        clauses: { a: {}, b: {} },
        cases: {
          one: {
            plans: ['a', 'b'],
            before: [{ assertions: [says('a', 'fail')] }],
            line: { verdict: 'inconclusive', assertions: [says('a', 'pass'), says('b', 'pass')] },
          },
        },
      },
      'inconclusive',
    ],
    [
      'a blocked case blocks what it planned',
      { clauses: { a: {} }, cases: { one: { plans: ['a'], line: { verdict: 'blocked' } } } },
      'blocked',
    ],
    [
      'unless its assertions decided',
      { clauses: { a: {}, b: {} }, cases: { one: { plans: ['a', 'b'], line: { verdict: 'blocked', assertions: [says('a', 'pass')] } } } },
      'pass',
    ],
    [
      'a failed case blocks what came after the failure',
      { clauses: { a: {}, b: {} }, cases: { one: { plans: ['a', 'b'], line: { assertions: [says('b', 'fail')] } } } },
      'blocked',
    ],
    [
      'an error is never lost, though all assertions pass',
      { clauses: { a: {} }, cases: { one: { plans: ['a'], line: { verdict: 'error', assertions: [says('a', 'pass')] } } } },
      'error',
    ],
    [
      'not applicable when no case found an occasion',
      { clauses: { a: {} }, cases: { one: { plans: ['a'], line: { verdict: 'not-applicable' } } } },
      'not-applicable',
    ],
    ['an error when nothing speaks of it', { clauses: { a: {} } }, 'error'],
    [
      'an error when a case passed without deciding it',
      { clauses: { a: {}, b: {} }, cases: { one: { plans: ['a', 'b'], line: { assertions: [says('b', 'pass')] } } } },
      'error',
    ],
    ['an error when a planned case has no result', { clauses: { a: {} }, cases: { one: { plans: ['a'] } } }, 'error'],
    ['skipped in a filtered run', { clauses: { a: {} }, header: { selected: ['x'] } }, 'skipped'],
    ['inconclusive in an interrupted run', { clauses: { a: {} }, planned: false }, 'inconclusive'],
    ['skipped for credentials', { clauses: { a: untestedLogin } }, 'skipped'],
    [
      'the verdict of what says the same',
      {
        clauses: { a: { sameAs: 'b' }, b: { sameAs: 'c' }, c: {} },
        cases: { one: { plans: ['c'], line: { assertions: [says('c', 'warn')] } } },
      },
      'warn',
    ],
    [
      'the heaviest of what it is the sum of',
      {
        clauses: { a: { sumOf: ['b', 'c'] }, b: {}, c: {} },
        cases: { one: { plans: ['b', 'c'], line: { assertions: [says('b', 'pass'), says('c', 'fail')] } } },
      },
      'fail',
    ],
    ['an error for a circle', { clauses: { a: { sameAs: 'b' }, b: { sameAs: 'a' } } }, 'error'],
  ])('%s', (_, small, verdict) => {
    expect(verdictOf(summaryOf(small), 'a')?.verdict).toBe(verdict);
  });

  it('takes no part when no test can decide it', () => {
    const summary = summaryOf({
      clauses: { base: {}, a: { untested: { reason: 'not-observable', detail: 'the store' } } },
      cases: passing,
    });
    expect(verdictOf(summary, 'a')).toMatchObject({ mandatory: false, counts: false, reason: 'untested: not-observable (the store)' });
    expect(summary.counts).toEqual({ MUST: { pass: 1 } });
    expect(summary.verdict).toBe('conformant');
  });

  it('says who decided and why', () => {
    const summary = summarize(sampleRecord({ failing: true }));
    expect(verdictOf(summary, 'http.entity-get.whole')).toMatchObject({
      verdict: 'fail',
      decidedBy: ['http.entity.get@rendering=text/plain', 'http.entity.delete'],
      reason: 'sum of http.entity-get.rendering, http.entity-get.status',
    });
    expect(verdictOf(summary, 'http.collection-create.status')?.reason).toBe('no answer in 30 s');
  });
});

describe('sums', () => {
  const should = { level: 'SHOULD' as const, binding: 'should' as const };
  const cases = (b: Verdict, c: Verdict): NonNullable<Small['cases']> => ({
    one: { plans: ['x.b', 'x.c'], line: { assertions: [says('x.b', b), says('x.c', c)] } },
  });
  const sum = { 'x.a': { sumOf: ['x.*'] }, 'x.b': {}, 'x.c': should, y: {} };
  it.each<[string, Small, Verdict]>([
    ['take all whose ids begin so, but not themselves', { clauses: sum, cases: cases('pass', 'warn') }, 'warn'],
    ['fail with a part', { clauses: sum, cases: cases('fail', 'pass') }, 'fail'],
    ['stay open with a part that binds', { clauses: sum, cases: cases('blocked', 'pass') }, 'blocked'],
    ['are not left open by a recommendation', { clauses: sum, cases: cases('pass', 'inconclusive') }, 'pass'],
    [
      'leave out what the profile leaves out',
      { clauses: sum, cases: cases('fail', 'pass'), profile: { exclude: { 'x.b': 'not yet' } } },
      'pass',
    ],
  ])('%s', (_, small, verdict) => {
    expect(verdictOf(summaryOf(small), 'x.a')?.verdict).toBe(verdict);
  });
});

describe('verdict of the profile', () => {
  const mandatory = (verdict: Verdict): Small => ({
    clauses: { base: {}, a: {} },
    cases: { ...passing, one: { plans: ['a'], line: { verdict, assertions: [says('a', verdict)] } } },
  });
  it.each<[string, Small, ProfileVerdict, 0 | 1 | 2]>([
    ['all passed', mandatory('pass'), 'conformant', 0],
    ['a warning', mandatory('warn'), 'conformant', 0],
    ['not applicable', mandatory('not-applicable'), 'conformant', 0],
    ['a failure', mandatory('fail'), 'not-conformant', 1],
    ['an error', mandatory('error'), 'not-determined', 2],
    ['inconclusive', mandatory('inconclusive'), 'not-determined', 2],
    ['blocked', mandatory('blocked'), 'not-determined', 2],
    ['skipped for want of permission', mandatory('skipped'), 'not-determined', 2],
    [
      'skipped for want of an optional fixture',
      { clauses: { base: {}, a: untestedLogin }, cases: passing, features: noAuth },
      'conformant',
      0,
    ],
    [
      'skipped for want of a fixture that is not optional',
      { clauses: { base: {}, a: untestedLogin }, cases: passing, features: noAuth, profile: { fixtures: { optional: [] } } },
      'not-determined',
      2,
    ],
    [
      'skipped though the optional fixture was there',
      { clauses: { base: {}, a: untestedLogin }, cases: passing, features: [{ token: 'auth', state: 'offered', because: '' }] },
      'not-determined',
      2,
    ],
    [
      'skipped for an optional fixture and another',
      {
        clauses: { base: {}, a: { ...untestedLogin, needs: ['auth', 'tls'] } },
        cases: passing,
        features: [...noAuth, { token: 'tls', state: 'undetermined', because: '' }],
      },
      'not-determined',
      2,
    ],
    [
      'a recommendation that could not be decided',
      {
        clauses: { base: {}, a: { level: 'SHOULD', binding: 'should' } },
        cases: { ...passing, one: { plans: ['a'], line: { verdict: 'inconclusive' } } },
      },
      'conformant',
      0,
    ],
    ['filtered, all passed', { ...mandatory('pass'), header: { selected: ['one'] } }, 'not-determined', 2],
    ['filtered, one failed', { ...mandatory('fail'), header: { selected: ['one'] } }, 'not-conformant', 1],
    ['interrupted by note', { ...mandatory('pass'), notes: [{ type: 'note', code: 'interrupted', text: 'SIGINT' }] }, 'not-determined', 2],
    [
      'nothing was looked at',
      { clauses: { a: {} }, cases: { one: { plans: ['a'], line: { verdict: 'not-applicable' } } } },
      'not-determined',
      2,
    ],
    ['no clauses at all', { clauses: {} }, 'not-determined', 2],
    [
      'a mandatory clause left out',
      { clauses: { base: {}, a: {} }, cases: passing, profile: { exclude: { a: 'not yet' } } },
      'no-violation-found',
      0,
    ],
    [
      'a recommendation left out',
      { clauses: { base: {}, a: { level: 'SHOULD', binding: 'should' } }, cases: passing, profile: { exclude: { a: 'not yet' } } },
      'conformant',
      0,
    ],
    ['a failure in a clause left out', { ...mandatory('fail'), profile: { exclude: { a: 'not yet' } } }, 'no-violation-found', 0],
    [
      'a required feature that is not offered',
      {
        clauses: { base: {} },
        cases: passing,
        profile: { features: { required: ['json'] } },
        features: [{ token: 'json', state: 'not-offered', because: '406' }],
      },
      'not-conformant',
      1,
    ],
    [
      'a required feature nobody asked for',
      { clauses: { base: {} }, cases: passing, profile: { features: { required: ['json'] } } },
      'not-determined',
      2,
    ],
  ])('%s', (_, small, verdict, exitCode) => {
    const summary = summaryOf(small);
    expect([summary.verdict, summary.exitCode]).toEqual([verdict, exitCode]);
    expect(summary.sentence).toContain('Example Cloud 4.1');
    expect(summary.sentence).toContain('occi-1.2-sample 1.0.0');
  });

  it('says in a sentence what was not looked at', () => {
    const summary = summaryOf({ clauses: { base: {}, a: untestedLogin }, cases: passing, features: noAuth });
    expect(summary.sentence).toBe(
      'Example Cloud 4.1 conforms to profile occi-1.2-sample 1.0.0 (GFD.223): 1 of 2 mandatory clauses passed; 1 was not looked at.',
    );
    expect(summaryOf({ clauses: { base: {}, a: {} }, cases: passing, profile: { exclude: { a: 'not yet' } } }).sentence).toMatch(
      /^No violation found .*partial: leaves out 1 of GFD.223\); not a claim of conformance to OCCI 1.2/,
    );
  });

  it('agrees with the sample, whose footer is made of it', () => {
    expect(summarize(sampleRecord()).verdict).toBe('conformant');
    expect(summarize(sampleRecord({ failing: true })).verdict).toBe('not-conformant');
    const lines = sampleLines({ failing: true });
    const cut = assemble(lines.slice(0, -1));
    expect(footerLine(cut, 1234.5)).toEqual(lines.at(-1));
    expect(summarize(assemble(sampleLines().slice(0, -1))).verdict).toBe('not-determined');
  });
});

const verdict = fc.constantFrom(...VERDICTS);
const caseResult = fc.record({
  before: fc.option(verdict),
  verdict: fc.option(verdict),
  assertions: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), verdict), { maxLength: 4 }),
});
type CaseResult = typeof caseResult extends fc.Arbitrary<infer T> ? T : never;

function recordOf(results: CaseResult[]) {
  const cases = results.map(({ before, verdict, assertions }, i) => [
    `case${i}`,
    {
      plans: ['a', 'b', 'c'],
      before: before === null ? [] : [{ verdict: before }],
      line: { ...(verdict === null ? {} : { verdict }), assertions: assertions.map(([clause, v]) => says(clause, v)) },
    },
  ]);
  return smallRecord({
    clauses: { a: {}, b: {}, c: { binding: 'should', level: 'SHOULD' }, d: { sumOf: ['a', 'b'] } },
    cases: Object.fromEntries(cases),
  });
}

const RANK: Record<ProfileVerdict, number> = { conformant: 3, 'no-violation-found': 2, 'not-determined': 1, 'not-conformant': 0 };

describe('laws', () => {
  it('one more failure never improves the verdict', () => {
    fc.assert(
      fc.property(fc.array(caseResult, { maxLength: 5 }), caseResult, fc.constantFrom('a', 'b', 'c'), (results, extra, clause) => {
        const before = summarize(recordOf([...results, extra]), true);
        const after = summarize(
          recordOf([...results, { ...extra, verdict: null, assertions: [...extra.assertions, [clause, 'fail']] }]),
          true,
        );
        if (extra.verdict === null) expect(RANK[after.verdict]).toBeLessThanOrEqual(RANK[before.verdict]);
        if (clause !== 'c') expect(after.verdict).toBe('not-conformant');
      }),
    );
  });

  it('one more case that is not applicable changes nothing that was decided', () => {
    fc.assert(
      fc.property(fc.array(caseResult, { minLength: 1, maxLength: 5 }), (results) => {
        const before = summarize(recordOf(results), true);
        const after = summarize(recordOf([...results, { before: null, verdict: 'not-applicable', assertions: [] }]), true);
        // A sum (d) may hold a clause that nothing decided, which such a case does change.
        for (const { clause, verdict, decidedBy } of before.clauses) {
          if (decidedBy.length > 0 && clause.sumOf === undefined) expect(verdictOf(after, clause.id)?.verdict).toBe(verdict);
        }
      }),
    );
  });

  it('the order of cases does not matter', () => {
    fc.assert(
      fc.property(fc.array(caseResult, { maxLength: 5 }), (results) => {
        const verdicts = (summary: RunSummary) => [summary.verdict, ...summary.clauses.map((clause) => clause.verdict)];
        expect(verdicts(summarize(recordOf([...results].reverse()), true))).toEqual(verdicts(summarize(recordOf(results), true)));
      }),
    );
  });

  it('a case that is not well is never conformant', () => {
    fc.assert(
      fc.property(
        fc.array(caseResult, { maxLength: 4 }),
        fc.constantFrom<Verdict>('fail', 'error', 'inconclusive', 'blocked'),
        (results, bad) => {
          const record = recordOf([
            ...results,
            {
              before: null,
              verdict: bad,
              assertions: [
                ['a', 'pass'],
                ['b', 'pass'],
                ['c', 'pass'],
              ],
            },
          ]);
          expect(summarize(record, true).verdict).not.toBe('conformant');
        },
      ),
    );
  });

  it('every profile verdict has a rank', () => expect(Object.keys(RANK).sort()).toEqual([...PROFILE_VERDICTS].sort()));
});

describe('causes', () => {
  it('are one for many blocked cases', () => {
    const cause = { id: 'recipe:compute', text: 'no compute' };
    const cases = Object.fromEntries(
      Array.from({ length: 41 }, (_, i) => [`case${i}`, { plans: ['a'], line: { verdict: 'blocked' as const, cause } }]),
    );
    const { causes } = summaryOf({ clauses: { a: {} }, cases });
    expect(causes.map(({ id, blocked }) => [id, blocked.length])).toEqual([['recipe:compute', 41]]);
  });

  it('are the failing clauses, in the order of the catalogue, then what only blocked', () => {
    const { causes } = summarize(sampleRecord({ failing: true }));
    expect(causes.map(({ id, failures, blocked }) => [id, failures.map((f) => f.source), blocked])).toEqual([
      ['http.versioning.server-header', ['http.versioning.each-response'], []],
      ['http.entity-get.rendering', ['http.entity.get@rendering=text/plain'], []],
      ['recipe:infrastructure#compute', [], ['http.collection.create@kind=Compute']],
    ]);
  });

  it.each<[string, Record<string, string[]>, string[], [string, number][]]>([
    ['a failed clause that another failed one entails has its cause', { a: ['b'], b: ['c'], c: [] }, ['a', 'b', 'c'], [['a', 3]]],
    ['what is entailed by a clause that did not fail stands alone', { a: ['b'], b: ['c'], c: [] }, ['b', 'c'], [['b', 2]]],
    ['clauses that entail each other have the first of them', { a: ['b'], b: ['a'], c: [] }, ['b', 'a'], [['a', 2]]],
    [
      'clauses that have nothing to do with each other are two',
      { a: [], b: [], c: ['a'] },
      ['a', 'b'],
      [
        ['a', 1],
        ['b', 1],
      ],
    ],
  ])('%s', (_, entails, failed, expected) => {
    const clauses = Object.fromEntries(
      Object.entries(entails).map(([id, list]) => [id, { entails: list.map((clause) => ({ clause, because: 'it cannot but break' })) }]),
    );
    const cases = Object.fromEntries(failed.map((id) => [`case-${id}`, { plans: [id], line: { assertions: [says(id, 'fail')] } }]));
    expect(summaryOf({ clauses, cases }).causes.map(({ id, failures }) => [id, failures.length])).toEqual(expected);
  });

  it('join failures of cases that name one', () => {
    const cause = { id: 'version', text: 'no version' };
    const line = (clause: string) => ({ plans: [clause], line: { cause, assertions: [says(clause, 'fail')] } });
    expect(summaryOf({ clauses: { a: {}, b: {} }, cases: { one: line('a'), two: line('b') } }).causes).toHaveLength(1);
  });
});

function complete(small: Small) {
  const record = smallRecord(small);
  return { ...record, footer: footerLine(record, 1) };
}

describe('differences', () => {
  it('are none between a record and itself', () => expect(differences(sampleRecord(), sampleRecord())).toEqual([]));

  it('name cases, rules and clauses whose verdict changed', () => {
    const was = complete({
      clauses: { a: {} },
      cases: { one: { plans: ['a'], line: { assertions: [says('a', 'pass')] } } },
      rules: { r: { plans: [], line: { verdict: 'pass' } } },
    });
    const is = complete({
      clauses: { a: {} },
      cases: { one: { plans: ['a'], line: { assertions: [says('a', 'fail')] } }, two: { plans: [], line: { verdict: 'pass' } } },
    });
    expect(differences(was, is)).toEqual([
      { kind: 'case', id: 'one', was: 'pass', is: 'fail' },
      { kind: 'case', id: 'two', was: 'absent', is: 'pass' },
      { kind: 'rule', id: 'r', was: 'pass', is: 'absent' },
      { kind: 'clause', id: 'a', was: 'pass', is: 'fail' },
    ]);
  });
});
