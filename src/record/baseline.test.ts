import { describe, expect, it } from 'vitest';
import type { BaselineEntry } from '../spec/baseline.js';
import { baselineOf, type EntryState } from './baseline.js';
import type { RunRecord } from './run-record.js';
import { summarize } from './summary.js';
import { type Small, says, smallRecord } from './testing/small.js';
import type { Verdict } from './verdict.js';

const STARTED = '2026-11-24T02:00:00.000Z';

function held(small: Small, ...entries: Omit<BaselineEntry, 'line' | 'reason'>[]) {
  const baseline = { file: 'baseline.yaml', entries: entries.map((entry, i) => ({ reason: 'known', line: i + 2, ...entry })) };
  const record = smallRecord({ ...small, header: { started: STARTED, baseline, ...small.header } });
  const { baseline: summary, verdict, exitCode } = summarize(record, true);
  if (summary === undefined) throw new Error('no baseline');
  return { summary, verdict, exitCode, states: summary.entries.map(({ state }) => state), record };
}

/** One clause with one case that gives it that verdict. */
const giving = (verdict: Verdict): Small => ({
  clauses: { 'a.b': {} },
  cases: { 'a.case@accept=text/plain': { plans: ['a.b'], line: { assertions: [says('a.b', verdict)] } } },
});

const entry = (verdict: BaselineEntry['verdict'], more: Partial<BaselineEntry> = {}) => ({
  about: 'clause' as const,
  id: 'a.b',
  verdict,
  ...more,
});

describe('a run beside its baseline', () => {
  it.each<[Verdict, BaselineEntry['verdict'], EntryState]>([
    ['fail', 'fail', 'holds'],
    ['warn', 'warn', 'holds'],
    ['pass', 'fail', 'no-longer-fails'],
    ['pass', 'warn', 'no-longer-fails'],
    ['warn', 'fail', 'changed'],
    ['fail', 'warn', 'changed'],
    ['inconclusive', 'fail', 'changed'],
    ['not-applicable', 'fail', 'not-reached'],
    ['skipped', 'fail', 'not-reached'],
    ['blocked', 'fail', 'not-reached'],
    ['blocked', 'blocked', 'holds'],
  ])('that came to %s where %s was known: %s', (is, known, state) => {
    const { summary, states } = held(giving(is), entry(known));
    expect(states).toEqual([state]);
    expect(summary.exitCode).toBe(state === 'holds' ? 0 : 1);
    // what an entry is about is told by the entry, not twice
    expect(summary.news).toEqual([]);
  });

  it('leaves the verdict of the profile as it is', () => {
    const { summary, verdict, exitCode } = held(giving('fail'), entry('fail'));
    expect({ verdict, exitCode, own: summary.exitCode }).toEqual({ verdict: 'not-conformant', exitCode: 1, own: 0 });
  });

  it.each<[string | undefined, EntryState]>([
    ['2026-11-23', 'expired'],
    ['2026-11-24', 'holds'],
    [undefined, 'holds'],
  ])('takes an entry that expires %s as %s on the 24th', (expires, state) => {
    expect(held(giving('fail'), entry('fail', expires === undefined ? {} : { expires })).states).toEqual([state]);
  });

  it.each([
    ['clause', 'nonsense'],
    ['case', 'nonsense'],
    ['feature', 'nonsense'],
  ] as const)('knows an entry about a %s that matches nothing', (about, id) => {
    expect(held(giving('pass'), { about, id, verdict: 'fail' }).states).toEqual(['matches-nothing']);
  });

  it('says of a test case that was not selected that it was not reached', () => {
    const limited = { ...giving('pass'), header: { selected: ['a.b'] } };
    expect(held(limited, { about: 'case', id: 'other.case', verdict: 'fail' }).states).toEqual(['not-reached']);
  });

  it.each<Verdict>(['fail', 'error', 'inconclusive', 'blocked', 'warn'])('calls %s new where no entry knows of it', (verdict) => {
    const { summary } = held(giving(verdict));
    expect(summary.news).toMatchObject([{ about: 'clause', id: 'a.b', verdict }]);
    expect(summary.exitCode).toBe(1);
  });

  it.each<Verdict>(['pass', 'not-applicable'])('calls %s no news', (verdict) => {
    expect(held(giving(verdict)).summary).toMatchObject({ news: [], exitCode: 0 });
  });

  it('calls a mandatory clause that was skipped new, unless it was left out on request', () => {
    expect(held(giving('skipped')).summary.news).toMatchObject([{ id: 'a.b', verdict: 'skipped' }]);
    expect(held({ ...giving('skipped'), header: { selected: ['a.b'] } }).summary.news).toEqual([]);
  });

  it.each([['a.case'], ['a.case@accept=text/plain']])('lets an entry about test case %s stand for what it alone found', (id) => {
    const small = giving('fail');
    expect(held(small, { about: 'case', id, verdict: 'fail' }).summary).toMatchObject({ news: [], exitCode: 0 });
    const cases = { ...small.cases, other: { plans: ['a.b'], line: { assertions: [says('a.b', 'fail')] } } };
    expect(held({ ...small, cases }, { about: 'case', id, verdict: 'fail' }).summary.news).toMatchObject([{ id: 'a.b' }]);
  });

  it('knows what only repeats another clause with that clause', () => {
    const clauses = { 'a.b': {}, 'a.same': { sameAs: 'a.b' }, 'a.sum': { sumOf: ['a.b'] } };
    expect(held({ ...giving('fail'), clauses }, entry('fail')).summary).toMatchObject({ news: [], exitCode: 0 });
    expect(held({ ...giving('fail'), clauses }).summary.news.map(({ id }) => id)).toEqual(['a.b']);
  });

  it.each<['not-offered' | 'undetermined', BaselineEntry['verdict']]>([
    ['not-offered', 'fail'],
    ['undetermined', 'inconclusive'],
  ])('calls a required feature that is %s new, since it decides the verdict too', (state, verdict) => {
    const small: Small = {
      ...giving('pass'),
      profile: { features: { required: ['pagination'] } },
      features: [{ token: 'pagination', state, because: 'tried' }],
    };
    expect(held(small).summary.news).toEqual([{ about: 'feature', id: 'pagination', verdict, because: 'tried' }]);
    expect(held(small, { about: 'feature', id: 'pagination', verdict }).summary.exitCode).toBe(0);
  });
});

describe('baselineOf', () => {
  const written = (record: RunRecord, older: BaselineEntry[] = []) => baselineOf(record, summarize(record, true).clauses, older);

  it('has an entry for all that is not well, and then nothing deviates', () => {
    const small: Small = {
      clauses: { 'a.b': {}, 'a.should': { binding: 'should' }, 'a.fine': {} },
      cases: {
        one: { plans: ['a.b', 'a.should'], line: { assertions: [says('a.b', 'fail'), says('a.should', 'warn')] } },
        two: { plans: ['a.fine'], line: { assertions: [says('a.fine', 'pass')] } },
      },
    };
    const entries = written(smallRecord(small));
    expect(entries).toEqual([
      { about: 'clause', id: 'a.b', verdict: 'fail', reason: 'expected that; got this' },
      { about: 'clause', id: 'a.should', verdict: 'warn', reason: 'expected that; got this' },
    ]);
    expect(held(small, ...entries).summary.exitCode).toBe(0);
  });

  it('keeps what older entries say, and drops those that no longer hold', () => {
    const older: BaselineEntry[] = [
      { about: 'clause', id: 'a.b', verdict: 'fail', reason: 'the proxy', owner: 'ops', line: 2 },
      { about: 'clause', id: 'gone', verdict: 'fail', reason: 'old', line: 3 },
    ];
    expect(written(smallRecord({ ...giving('fail'), header: { started: STARTED } }), older)).toEqual([
      { about: 'clause', id: 'a.b', verdict: 'fail', reason: 'the proxy', owner: 'ops' },
    ]);
  });
});
