/** Values compare as their declared types compare. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttributeValue } from './model.js';
import { attributeValues } from './testing/arbitraries.js';
import { sameValue } from './value.js';

const UUID = '0d6e0b0a-58a0-4a8f-9d4b-5d9f6f6b8a11';

describe('sameValue', () => {
  it.each<[what: string, type: string | undefined, a: AttributeValue, b: AttributeValue]>([
    ['integers written as floats', 'Integer', 2, 2.0],
    ['numbers in quotes', 'Integer', 2, '2'],
    ['numbers in quotes, with zeros', 'Float', '2.0', 2],
    ['numbers in quotes on both sides', 'number', '2', '2.00'],
    ['URIs with the default port', 'URI', 'http://H:80/a', 'http://h/a'],
    ['ids with and without prefix', 'URI', `urn:uuid:${UUID}`, UUID],
    ['ids in other case', 'URI', `URN:UUID:${UUID.toUpperCase()}`, `urn:uuid:${UUID}`],
    ['IPv6 addresses', 'IPv4 or IPv6 address', '2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['IPv6 addresses with a dotted end', 'ipv4-ipv6', '::ffff:1.2.3.4', '::ffff:102:304'],
    ['ranges', 'IPv4 or IPv6 range', '2001:db8::/32', '2001:0db8:0::/032'],
    ['a range with mask', 'ipv4-ipv6-cidr', '10.0.0.0/255.0.0.0', '10.0.0.0/8'],
    ['objects with members in another order', undefined, { a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }],
  ])('holds for %s (%s)', (_what, type, a, b) => {
    expect(sameValue(a, b, type)).toBe(true);
    expect(sameValue(b, a, type)).toBe(true);
  });

  it.each<[what: string, type: string | undefined, a: AttributeValue, b: AttributeValue]>([
    ['a number and its text without a type', undefined, 2, '2'],
    ['a number and its text as string', 'String', 2, '2'],
    ['strings in other case', 'String', 'a', 'A'],
    ['strings that look like equal URIs', 'String', 'http://h:80/', 'http://h/'],
    ['other numbers', 'Integer', 2, 3],
    ['a number and a word', 'Integer', 2, 'two'],
    ['a number and nothing', 'Integer', 0, ''],
    ['URIs with other paths', 'URI', 'http://h/a', 'http://h/A'],
    ['other ids', 'URI', `urn:uuid:${UUID}`, `urn:uuid:${UUID.replace('0', '1')}`],
    ['IPv4 in octal', 'ipv4-ipv6', '010.0.0.1', '8.0.0.1'],
    ['other prefix lengths', 'ipv4-ipv6-cidr', '10.0.0.0/8', '10.0.0.0/16'],
    ['an address and a range', 'ipv4-ipv6-cidr', '10.0.0.1', '10.0.0.1/32'],
    ['a boolean and its word', 'Boolean', true, 'true'],
    ['an array and an object', undefined, [], {}],
    ['arrays in another order', undefined, [1, 2], [2, 1]],
  ])('fails for %s (%s)', (_what, type, a, b) => {
    expect(sameValue(a, b, type)).toBe(false);
    expect(sameValue(b, a, type)).toBe(false);
  });

  it('is reflexive and symmetric under every type', () => {
    const types = fc.constantFrom(undefined, 'String', 'Integer', 'Float', 'URI', 'ipv4-ipv6', 'constructor');
    fc.assert(
      fc.property(attributeValues('application/occi+json'), attributeValues('application/occi+json'), types, (a, b, type) => {
        expect(sameValue(a, a, type)).toBe(true);
        expect(sameValue(a, b, type)).toBe(sameValue(b, a, type));
      }),
    );
  });
});
