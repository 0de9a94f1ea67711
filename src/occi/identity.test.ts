/** Ids in one form, and category identifiers taken apart. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityId, splitCategoryId } from './identity.js';
import type { Entity } from './model.js';
import { isTypeIdentifier } from './names.js';
import { names, schemes } from './testing/arbitraries.js';

function entity(id: string | number | undefined): Entity {
  return { kind: undefined, mixins: [], attributes: new Map(id === undefined ? [] : [['occi.core.id', id]]), links: [], actions: [] };
}

describe('entityId', () => {
  it.each([
    ['without prefix', 'urn:uuid:0D6E0B0A-58A0-4A8F-9D4B-5D9F6F6B8A11', '0d6e0b0a-58a0-4a8f-9d4b-5d9f6f6b8a11'],
    ['in lower case', '0D6E0B0A-58A0-4A8F-9D4B-5D9F6F6B8A11', '0d6e0b0a-58a0-4a8f-9d4b-5d9f6f6b8a11'],
    ['as it is when it is no UUID', '/compute/Vm1', '/compute/Vm1'],
    ['nowhere when it is empty', '', undefined],
    ['nowhere when it is a number', 42, undefined],
    ['nowhere when it is absent', undefined, undefined],
  ])('is shown %s', (_how, id, expected) => {
    expect(entityId(entity(id))).toBe(expected);
  });
});

describe('splitCategoryId', () => {
  it.each([
    ['http://h/a#b', { scheme: 'http://h/a#', term: 'b' }],
    ['http://h/a#b.c-d_e', { scheme: 'http://h/a#', term: 'b.c-d_e' }],
    ['http://h/a/b', { scheme: 'http://h/a/', term: 'b' }],
    ['urn:x:b', { scheme: 'urn:x:', term: 'b' }],
    ['http://h/a#', undefined],
    ['word', undefined],
  ])('%s', (id, expected) => {
    expect(splitCategoryId(id)).toEqual(expected);
  });

  it('undoes putting scheme and term together', () => {
    fc.assert(
      fc.property(schemes, names, (scheme, term) => {
        expect(splitCategoryId(scheme + term)).toEqual({ scheme, term });
        expect(isTypeIdentifier(scheme + term)).toBe(true);
      }),
    );
  });
});
