import { describe, expect, it } from 'vitest';
import { namedIn } from './creation.js';
import { Exchange } from './exchange.js';
import type { CategoryValue } from './value.js';

const BASE = 'http://127.0.0.1:1/';
const kind = { what: 'category', class: 'kind', location: `${BASE}compute/` } as CategoryValue;
const facts = {
  urls: { base: BASE, qi: `${BASE}-/`, wellKnown: `${BASE}.well-known/org/ogf/occi/-/`, authority: 'http://127.0.0.1:1' },
  categories: [kind],
};

function answer(location: string): Exchange {
  const request = { method: 'POST', url: `${BASE}queue/`, fields: [] };
  const response = { kind: 'response', status: 201, reason: 'Created', fields: [['Location', location]] };
  return new Exchange(
    {} as ConstructorParameters<typeof Exchange>[0],
    request as unknown as ConstructorParameters<typeof Exchange>[1],
    new Uint8Array(),
    response as unknown as ConstructorParameters<typeof Exchange>[3],
    new Uint8Array(),
    { target: 'kind', effect: 'own', wellFormed: true },
  );
}

describe('what an answer names as the new entity', () => {
  it.each([
    ['an instance is ours from now on', `${BASE}compute/1`, [`${BASE}compute/1`]],
    ['a path is resolved against the request', '/compute/1', [`${BASE}compute/1`]],
    ['a collection is no entity: it would be emptied at the end', `${BASE}compute/`, []],
    ['the query interface is none either', `${BASE}-/`, []],
    ['nor is the base', BASE, []],
  ])('%s', (_reason, location, found) => {
    expect(namedIn(answer(location), 1, facts).map((c) => c.location)).toEqual(found);
  });
});
