/** Hints are claims about causes, so each is proven: a mutant with that cause yields that hint. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDeviations } from '../reference/deviations/registry.js';
import { loadBundle, loadProfile } from '../spec/load.js';
import { type Ground, performOn } from './specimen.js';

/** Hint, a mutant that yields it, and what the mutant does. */
const proofs: [hint: string, mutant: string, why: string][] = [
  ['field-of-front-server', 'server-field-of-front-server', 'Server: nginx/1.18.0'],
  ['answers-of-the-framework', 'version-missing-on-errors', 'only error answers lack the version'],
  ['product-without-version', 'server-header-missing', 'a product without OCCI/1.2'],
  ['media-type-of-the-framework', 'json-labelled-as-plain-json', 'application/json'],
  ['location-in-x-occi-location', 'put-create-location-in-other-field', 'the URL in the wrong field'],
  ['links-are-entities', 'replace-drops-links', 'PUT removes links'],
  ['update-handled-as-replacement', 'update-resets-what-is-not-named', 'POST sets the rest back'],
  ['action-late', 'action-without-effect', 'the state never changes'],
  ['accepted-is-not-done', 'delete-202', '202 for DELETE'],
  ['empty-collection-of-1-1', 'empty-collection-204', '204 for an empty collection'],
  ['put-handled-as-post', 'replacement-only-adds', 'PUT adds members'],
  ['association-creates-nothing', 'associate-201', '201 for an association'],
  ['cascade-takes-instances', 'disassociation-deletes', 'the instances are gone'],
];

const bundle = loadBundle();
const hints = new Map(bundle.suites.flatMap((s) => [...s.cases, ...s.rules].flatMap(({ hints = [] }) => hints.map((h) => [h.id, h.text]))));
let ground: Ground;

beforeAll(async () => {
  ground = { bundle, profile: (await loadProfile('occi-1.2')).profile, seed: '5eed' };
});

describe('hints', () => {
  it.each(proofs)('%s is told of %s: %s', async (hint, id) => {
    const mutant = (await loadDeviations()).find((d) => d.id === id);
    if (mutant === undefined) throw new Error(`no mutant ${id}`);
    const { record } = await performOn(ground, { deviations: [mutant], selected: [mutant.clause, ...rulesOf()] });
    const told = [...record.cases, ...record.rules]
      .flatMap(({ assertions }) => assertions)
      .filter((a) => a.clauses.includes(mutant.clause));
    expect(told.flatMap((a) => a.hint ?? [])).toContain(hints.get(hint));
    // A hint says why something is amiss, never of what is well.
    const all = [...record.cases, ...record.rules].flatMap(({ assertions }) => assertions);
    expect(all.filter((a) => a.hint !== undefined && a.verdict !== 'fail' && a.verdict !== 'warn')).toEqual([]);
  });

  it('are all proven', () => {
    expect([...hints.keys()].filter((id) => !proofs.some(([hint]) => hint === id))).toEqual([]);
  });
});

function rulesOf(): string[] {
  return bundle.suites.flatMap((s) => s.rules.map((rule) => rule.id));
}
