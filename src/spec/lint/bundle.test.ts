/** The bundle as it lies in the repository is free of faults, and each fault that only a bundle can have is found. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { assemble } from '../assemble.js';
import type { BundleData } from '../bundle.js';
import type { Clause } from '../catalogue.js';
import { caseText, lintText } from '../testing/lint-text.js';
import { clauseFaults, lintBundle, lockFaults, partOnly, publishedIds, undecided, untestedFaults } from './bundle.js';

const assembled = assemble(fileURLToPath(new URL('../../../', import.meta.url)));

function clause(id: string, more: Partial<Clause> = {}): Clause {
  return {
    id,
    document: 'GFD.0',
    section: '1',
    heading: '',
    level: 'MUST',
    binding: 'must',
    subject: 'server',
    statement: '',
    testability: 'black-box',
    needs: [],
    ...more,
  };
}

function dataOf(clauses: Clause[]): BundleData {
  const { profiles, ...rest } = assembled.data;
  return {
    ...rest,
    documents: [{ document: 'GFD.0', clauses, suites: [] }],
    profiles: profiles.map((profile) => ({ ...profile, claim: { documents: ['GFD.0'] } })),
  };
}

function suiteDeciding(id: string, axes = '') {
  const { suite } = lintText(caseText(`${axes}\nsteps: [{ GET: qi, expect: [{ status: 200, decides: ${id} }] }]`));
  if (suite === undefined) throw new Error('no suite');
  return suite;
}

describe('the bundle', () => {
  it('has no mistakes', () => {
    expect(lintBundle(assembled).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has no relation from a clause to itself, and no chain of sameAs', () => {
    const clauses = new Map(assembled.data.documents.flatMap((document) => document.clauses).map((one) => [one.id, one]));
    for (const one of clauses.values()) {
      expect([one.sameAs, ...(one.sumOf ?? []), ...(one.entails ?? []).map((e) => e.clause)]).not.toContain(one.id);
      if (one.sameAs !== undefined) expect(clauses.get(one.sameAs)?.sameAs).toBeUndefined();
    }
  });

  it('gives every clause that has no test a reason that it may have', () => {
    const reasons = assembled.data.documents.flatMap((document) => document.clauses).map(({ untested }) => untested?.reason);
    expect(reasons).not.toContain('credentials');
  });
});

describe('clauseFaults', () => {
  const needs = new Map();
  it.each([
    ['an id twice', [clause('a.b'), clause('a.b')], 'twice'],
    ['sameAs to nowhere', [clause('a.b', { sameAs: 'a.c' })], 'a.c'],
    ['a part of a sum', [clause('a.b', { sumOf: ['a.c'] })], 'a.c'],
    ['an entailed clause', [clause('a.b', { entails: [{ clause: 'a.c', because: '' }] })], 'a.c'],
    ['a need', [clause('a.b', { needs: ['nothing'] })], 'nothing'],
  ])('finds %s', (_, clauses, said) => {
    const faults = clauseFaults(dataOf(clauses), { clauses: new Map(clauses.map((one) => [one.id, one])), needs });
    expect(faults.filter((fault) => fault.includes(said))).toHaveLength(1);
  });
});

describe('untestedFaults', () => {
  const untested = { reason: 'not-observable', detail: 'x' } as const;
  it('finds a clause that is marked untested and decided', () => {
    expect(untestedFaults([clause('http.qi-get.status', { untested })], [suiteDeciding('http.qi-get.status')])).toHaveLength(1);
    expect(untestedFaults([clause('http.qi-get.status')], [suiteDeciding('http.qi-get.status')])).toEqual([]);
  });

  it('finds a reason that a testable clause cannot have', () => {
    const untestable = { untested: { reason: 'permission-only' } } as const;
    expect(untestedFaults([clause('a.b', untestable)], [])).toHaveLength(1);
    expect(untestedFaults([clause('a.b', { ...untestable, testability: 'not-testable' })], [])).toEqual([]);
  });

  it('finds a reason without detail', () => {
    expect(untestedFaults([clause('a.b', { untested: { reason: 'credentials' } })], [])).toHaveLength(1);
  });

  it('allows five such clauses and not six', () => {
    const some = (n: number) => Array.from({ length: n }, (_, i) => clause(`a.b${i}`, { untested }));
    expect(untestedFaults(some(5), [])).toEqual([]);
    expect(untestedFaults(some(6), [])).toHaveLength(1);
  });
});

describe('undecided', () => {
  it('finds clauses of the profile that nothing decides', () => {
    const data = dataOf([clause('http.qi-get.status'), clause('a.b'), clause('a.same', { sameAs: 'a.b' })]);
    expect(undecided(data, [suiteDeciding('http.qi-get.status')])).toEqual(['nothing decides clause a.b']);
  });

  it('lists clauses that are decided under when only', () => {
    const { suite } = lintText(
      caseText('steps: [{ GET: qi, expect: [{ when: { status: 200 }, payload: categories, decides: http.qi-get.collection }] }]'),
    );
    expect(undecided(dataOf([clause('http.qi-get.collection')]), suite === undefined ? [] : [suite])).toHaveLength(1);
  });
});

describe('partOnly', () => {
  it('finds a clause about each rendering that is decided in one', () => {
    const clauses = new Map([['http.qi-get.collection', clause('http.qi-get.collection', { test: 'GET QI per rendering.' })]]);
    expect(partOnly(clauses, [suiteDeciding('http.qi-get.collection')])).toHaveLength(1);
    expect(partOnly(clauses, [suiteDeciding('http.qi-get.collection', 'axes: { accept: each }')])).toEqual([]);
  });
});

describe('lockFaults', () => {
  const published = publishedIds({
    documents: [{ document: 'GFD.0', clauses: [clause('a.b')], suites: [suiteDeciding('http.qi-get.status')] }],
  });
  it.each([
    ['all there', ['clause a.b', 'case test.case'], []],
    ['one gone', ['clause a.b', 'clause a.c', 'case test.case'], ['a.c']],
    ['one new', ['clause a.b'], ['case test.case']],
  ])('only lets ids be added: %s', (_, lock, said) => {
    expect(lockFaults(lock, published)).toEqual(said.map((text) => expect.stringContaining(text)));
  });
});
