/** The proof itself can fail: an alive mutant, collateral, an intolerant test and a clause that never passed all show. */
import { beforeAll, describe, expect, it } from 'vitest';
import { TRANSPORT_CLAUSE } from '../engine/judgement/transport-syntax.js';
import type { Deviation } from '../reference/deviations/deviation.js';
import { loadDeviations } from '../reference/deviations/registry.js';
import { loadBundle, loadProfile } from '../spec/load.js';
import { coverage, isGap } from './coverage.js';
import { type Proof, prove, shortcomings } from './proof.js';
import { reach } from './relations.js';
import type { Ground } from './specimen.js';
import { combination } from './variants.js';

let ground: Ground;
let deviations: Deviation[];

beforeAll(async () => {
  const { profile } = await loadProfile('occi-1.2');
  ground = { bundle: loadBundle(), profile, seed: '5eed' };
  deviations = await loadDeviations();
});

const harmless: Deviation = {
  id: 'harmless',
  kind: 'mutant',
  clause: 'http.versioning.server-header',
  title: 'Does nothing',
  apply: () => {},
};

function provingOnly(...list: Deviation[]): Promise<Proof> {
  return prove(ground, list, { full: false, seed: '00', combinations: 0, threads: 0, only: list.map((d) => d.id) });
}

describe('prove', () => {
  it('finds a mutant alive that does nothing', async () => {
    const proof = await provingOnly(harmless);
    expect(proof.mutants.map((m) => m.killed)).toEqual([false]);
    expect(shortcomings(proof)).toEqual(['harmless']);
  });

  it('finds collateral in a mutant that breaks more than its clause', async () => {
    const broad: Deviation = {
      ...harmless,
      id: 'broad',
      apply(behaviour) {
        behaviour.protocol.serverField = () => undefined;
        behaviour.protocol.versionTooHighStatus = 200;
      },
    };
    const [result] = (await provingOnly(broad)).mutants;
    expect(result?.killed).toBe(true);
    expect(result?.collateral).toEqual(expect.not.arrayContaining(['http.versioning.server-header']));
  });

  it('does not tolerate a variant that breaks a clause, and says which', async () => {
    const rude: Deviation = {
      ...harmless,
      id: 'rude',
      kind: 'variant',
      apply(behaviour) {
        behaviour.protocol.serverField = () => 'nobody';
      },
    };
    const [result] = (await provingOnly(rude)).variants;
    expect(result?.clean).toBe(false);
    expect(result?.findings.join('\n')).toContain('http.versioning.server-header');
  });

  it('kills a real mutant by a test case or rule of its clause', async () => {
    const real = deviations.find((d) => d.id === 'server-header-missing');
    if (real === undefined) throw new Error('no such mutant');
    const proof = await provingOnly(real);
    expect(shortcomings(proof)).toEqual([]);
    expect(proof.mutants[0]?.killedBy).toContain('http.versioning.every-response');
  });
});

describe('the clauses of the profile', () => {
  it('are each tested, the same as others, a sum of others, or excused by a reason', () => {
    const entries = coverage(ground.bundle, new Set(ground.profile.claim.documents), deviations);
    expect(entries.filter(isGap).map((e) => e.clause)).toEqual([]);
    expect(entries.filter((e) => e.cases.length + e.rules.length > 0 && !e.proven).map((e) => e.clause)).toEqual([]);
  });

  it('reach by relations only what exists', () => {
    const clauses = [TRANSPORT_CLAUSE, ...ground.bundle.clauses.values()];
    const known = new Set(clauses.map((c) => c.id));
    for (const clause of clauses) {
      for (const id of reach(clause.id, clauses)) expect(known, clause.id).toContain(id);
    }
  });
});

it('combines only variants that do not contradict each other, the same for the same seed', () => {
  const variants = deviations.filter((d) => d.kind === 'variant');
  for (const seed of ['1', '2', '3', undefined]) {
    const chosen = combination(variants, seed);
    expect(chosen.length).toBeGreaterThan(1);
    for (const a of chosen) for (const b of chosen) expect(a.conflicts ?? []).not.toContain(b.id);
    expect(combination(variants, seed)).toEqual(chosen);
  }
});
