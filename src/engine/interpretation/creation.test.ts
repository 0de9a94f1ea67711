import { describe, expect, it } from 'vitest';
import type { Facts } from '../discovery/facts.js';
import { findCreated, namedIn } from './creation.js';
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

describe('an entity that the answer does not name', () => {
  const entity = (id: string, title: string): object => ({ kind: 'http://example.org/a#vm', id: `urn:uuid:${id}`, title });
  const [one, two] = ['6a3f1c6e-0000-4000-8000-000000000001', '6a3f1c6e-0000-4000-8000-000000000002'] as const;
  const site = new Map<string, object>([
    [`${BASE}compute/`, { resources: [entity(one, 'first'), entity(two, 'second')] }],
    [`${BASE}compute/${one}`, entity(one, 'first')],
    [`${BASE}compute/${two}`, entity(two, 'second')],
  ]);
  const known = { ...facts, renderings: new Set(['application/occi+json']), profile: { occi: '1.2', parameters: {} } } as unknown as Facts;

  it.each([
    ['first', `${BASE}compute/${one}`],
    ['third', undefined],
  ])('is found in a JSON listing, which has ids and no URLs, by the reading that has its title (%s)', (title, location) => {
    const search = findCreated(json({ note: 'made' }, `${BASE}compute/`), kind, title, '1', known);
    let step = search.next();
    while (step.done !== true) {
      const { value } = step;
      if (value.do === 'pause') {
        step = search.next({ kind: 'again', again: false });
        continue;
      }
      if (value.do !== 'send') throw new Error(value.do);
      step = search.next({ kind: 'exchange', exchange: json(site.get(value.request.url) ?? {}, value.request.url) });
    }
    expect(step.value?.location).toBe(location);
  });
});

function json(content: object, url: string): Exchange {
  const response = { kind: 'response', status: 200, reason: 'OK', fields: [['Content-Type', 'application/occi+json']] };
  return new Exchange(
    {} as ConstructorParameters<typeof Exchange>[0],
    { method: 'GET', url, fields: [] } as ConstructorParameters<typeof Exchange>[1],
    new Uint8Array(),
    response as unknown as ConstructorParameters<typeof Exchange>[3],
    new TextEncoder().encode(JSON.stringify(content)),
    { target: 'kind', effect: 'own', wellFormed: true },
  );
}
