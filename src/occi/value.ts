/** Comparison of attribute values as their declared types compare (GFD.221 and GFD.224 name the types). */
import { isUuid, normalisedId } from './identity.js';
import { canonicalAddress } from './ip-address.js';
import { sameLocation } from './location.js';
import type { AttributeValue } from './model.js';

type Comparison = 'number' | 'uri' | 'address' | 'exact';

/** Types as the documents write them, in lower case; every other type compares exactly. */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  integer: 'number',
  float: 'number',
  number: 'number',
  uri: 'uri',
  url: 'uri',
  reference: 'uri',
  'ipv4-ipv6': 'address',
  'ipv4-ipv6-cidr': 'address',
  'ipv4 or ipv6 address': 'address',
  'ipv4 or ipv6 range': 'address',
};

function comparisonOf(type: string | undefined): Comparison {
  const key = type?.toLowerCase() ?? '';
  return Object.hasOwn(COMPARISONS, key) ? (COMPARISONS[key] ?? 'exact') : 'exact';
}

/** The number a value stands for, also as a string of digits; undefined when it is none. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(value)) return undefined;
  return Number(value);
}

function sameUri(a: string, b: string): boolean {
  if (isUuid(a) && isUuid(b)) return normalisedId(a) === normalisedId(b);
  return sameLocation(a, b);
}

function sameAddress(a: string, b: string): boolean {
  const left = canonicalAddress(a);
  return left === undefined ? a === b : left === canonicalAddress(b);
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deep equality of JSON values; the order of members does not count. */
function sameJson(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]));
  }
  return a === b;
}

/**
 * Whether two values are the same under the declared type: numbers by value (2, 2.0, "2") for number types; URIs normalised, with
 * `urn:uuid:` optional and UUIDs without case; addresses and ranges in canonical form. Without a type, and for all other types, JSON
 * equality.
 */
export function sameValue(a: AttributeValue, b: AttributeValue, type?: string): boolean {
  const comparison = comparisonOf(type);
  if (comparison === 'number') {
    const left = numberOf(a);
    if (left !== undefined) return left === numberOf(b);
  }
  if (typeof a === 'string' && typeof b === 'string') {
    if (comparison === 'uri') return sameUri(a, b);
    if (comparison === 'address') return sameAddress(a, b);
  }
  return sameJson(a, b);
}
