import { describe, expect, it } from 'vitest';
import type { PlanLine } from './format.js';
import { type Direction, runDifference } from './run-difference.js';
import type { RunRecord } from './run-record.js';
import { sampleRecord } from './testing/sample.js';
import { type Small, says, smallRecord } from './testing/small.js';
import type { Verdict } from './verdict.js';

const one = (...verdicts: Verdict[]): Small => ({
  clauses: { 'a.b': {} },
  cases: { 'a.case@x=1': { plans: ['a.b'], line: { assertions: verdicts.map((verdict) => says('a.b', verdict)) } } },
});

function revised(record: RunRecord, revision: number): RunRecord {
  if (record.plan === undefined) throw new Error('no plan');
  return { ...record, plan: { ...record.plan, cases: record.plan.cases.map((planned) => ({ ...planned, revision })) } };
}

const state = (token: string, is: PlanLine['features'][number]['state']) => ({ token, state: is, because: 'tried' });

describe('runDifference', () => {
  it('finds nothing between a record and itself', () => {
    const record = sampleRecord({ failing: true });
    expect(runDifference(record, record)).toMatchObject({
      circumstances: [],
      verdicts: [],
      lost: [],
      features: [],
      revisions: [],
      worse: false,
    });
  });

  it.each<[Verdict, Verdict, Direction]>([
    ['pass', 'fail', 'worse'],
    ['pass', 'warn', 'worse'],
    ['warn', 'fail', 'worse'],
    ['pass', 'not-applicable', 'worse'],
    ['pass', 'skipped', 'worse'],
    ['fail', 'pass', 'better'],
    ['fail', 'inconclusive', 'better'],
    ['inconclusive', 'pass', 'better'],
    ['skipped', 'not-applicable', 'other'],
    ['error', 'blocked', 'other'],
  ])('calls %s that became %s %s', (was, is, direction) => {
    const { verdicts, worse } = runDifference(smallRecord(one(was)), smallRecord(one(is)));
    expect(verdicts.map((change) => [change.kind, change.was, change.is, change.direction])).toEqual([
      ['clause', was, is, direction],
      ['case', was, is, direction],
    ]);
    expect(worse).toBe(direction === 'worse');
  });

  it('says which revised test case may explain a verdict', () => {
    const { verdicts, revisions } = runDifference(smallRecord(one('pass')), revised(smallRecord(one('fail')), 2));
    expect(revisions).toEqual([{ id: 'a.case', was: 1, is: 2 }]);
    expect(verdicts.map((change) => change.revised)).toEqual([['a.case'], ['a.case']]);
  });

  describe('an assertion that is no longer made', () => {
    const two: Small = {
      clauses: { 'a.b': {}, 'a.c': {} },
      cases: { case: { plans: ['a.b', 'a.c'], line: { assertions: [says('a.b', 'pass'), says('a.c', 'pass')] } } },
    };
    const less: Small = { ...two, cases: { case: { plans: ['a.b', 'a.c'], line: { assertions: [says('a.b', 'pass')] } } } };

    it('is named, and makes the run worse, though the test case still passes', () => {
      const { lost, worse } = runDifference(smallRecord(two), smallRecord(less));
      expect(lost).toEqual([{ source: 'case', clause: 'a.c', was: 'pass', because: 'not-made' }]);
      expect(worse).toBe(true);
    });

    it('is explained by a revision or a plan without it', () => {
      expect(runDifference(smallRecord(two), revised(smallRecord(less), 2)).lost).toMatchObject([{ because: 'revised' }]);
      const none = smallRecord({ ...two, cases: {} });
      expect(runDifference(smallRecord(two), none).lost).toMatchObject([{ because: 'not-planned' }, { because: 'not-planned' }]);
    });

    it('counts as not made where its occasion did not arise', () => {
      const arisen = {
        ...two,
        cases: { case: { plans: ['a.b', 'a.c'], line: { assertions: [says('a.b', 'pass'), says('a.c', 'not-applicable')] } } },
      };
      expect(runDifference(smallRecord(two), smallRecord(arisen)).lost).toHaveLength(1);
    });
  });

  it('tells features that are gone from those that are new', () => {
    const was = smallRecord({ ...one('pass'), features: [state('a', 'offered'), state('b', 'not-offered'), state('c', 'offered')] });
    const is = smallRecord({ ...one('pass'), features: [state('a', 'not-offered'), state('b', 'offered'), state('c', 'offered')] });
    expect(runDifference(was, is)).toMatchObject({
      features: [
        { token: 'a', was: 'offered', is: 'not-offered', direction: 'worse' },
        { token: 'b', was: 'not-offered', is: 'offered', direction: 'better' },
      ],
      worse: true,
    });
  });

  it('says what else is another than before', () => {
    const { circumstances } = runDifference(
      smallRecord(one('pass')),
      smallRecord({ ...one('pass'), header: { suite: { version: '2.0.0', digest: 'b'.repeat(64) }, selected: ['a.b'] } }),
    );
    expect(circumstances.map(({ name }) => name)).toEqual(['suite', 'selection']);
  });
});
