/** One value against what is expected of it: a literal, or an object that names a relation. */
import { RE2JS } from 're2js';
import { isUriReference, isUriTemplate, resolveLocation } from '../../../occi/location.js';
import { type AttributeValue, fullCategoryId } from '../../../occi/model.js';
import { sameValue as sameAttributeValue } from '../../../occi/value.js';
import { asLocation, asText, isList, isThing, type Value } from '../../interpretation/value.js';

export interface ValueContext {
  /** Declared type of the value, which says how it compares. */
  type: string | undefined;
  /** URL against which references are resolved. */
  base: string;
}

/** As attribute values compare; what is no attribute value is like nothing else. */
function sameValue(a: unknown, b: unknown, type?: string): boolean {
  return isAttributeValue(a) && isAttributeValue(b) && sameAttributeValue(a, b, type);
}

function isAttributeValue(value: unknown): value is AttributeValue {
  return (
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'object' && value !== null)
  );
}

/** True when the actual value is what the expected one asks for; `undefined` is absent. */
export function matchesValue(actual: unknown, expected: Value, context: ValueContext): boolean {
  // a look-up that found nothing, such as the state of an instance that has none, asks for nothing
  if (expected === 'absent' || expected === undefined) return actual === undefined;
  if (expected === null || typeof expected !== 'object') return actual !== undefined && sameValue(actual, expected, context.type);
  if (isThing(expected)) return actual !== undefined && matchesThing(actual, expected, context);
  if (isList(expected)) return actual !== undefined && sameValue(actual, expected, context.type);
  const relations = Object.entries(expected as { readonly [relation: string]: Value });
  return relations.length > 0 && relations.every(([relation, operand]) => holdsRelation(actual, relation, operand, context));
}

function holdsRelation(actual: unknown, relation: string, operand: Value, context: ValueContext): boolean {
  switch (relation) {
    case 'equals':
      return matchesValue(actual, operand, context);
    case 'not':
      return !matchesValue(actual, operand, context);
    case 'oneOf':
      return isList(operand) && operand.some((item) => matchesValue(actual, item, context));
    case 'matches':
      return typeof actual === 'string' && expression(asText(operand)).matcher(actual).find();
    case 'type':
      return actual !== undefined && jsonType(actual) === operand;
    case 'present':
      return (actual !== undefined) === operand;
    case 'absent':
      return (actual === undefined) === operand;
    case 'contains':
      return typeof actual === 'string'
        ? actual.includes(asText(operand))
        : Array.isArray(actual) && actual.some((a) => sameValue(a, operand));
    case 'resolvesTo': {
      const wanted = asLocation(operand);
      return (
        typeof actual === 'string' &&
        wanted !== undefined &&
        resolveLocation(actual, context.base) === resolveLocation(wanted, context.base)
      );
    }
    case 'form':
      return typeof actual === 'string' && actual !== '' && (isList(operand) ? operand : [operand]).some((form) => hasForm(actual, form));
    case 'idOf':
      return isThing(operand) && operand.what === 'entity' && actual !== undefined && sameValue(actual, operand.id, 'id');
    case 'sameAs':
      return sameValue(actual, operand, context.type);
    default:
      return false;
  }
}

/** Grammars that a value may have to follow: RFC 3986 section 4.1, RFC 6570. */
function hasForm(actual: string, form: Value): boolean {
  return form === 'URI-reference' ? isUriReference(actual) : form === 'URI-template' && isUriTemplate(actual);
}

/** A category is named by its identifier, short or full; anything with a URL by its URL. */
function matchesThing(actual: unknown, expected: Value, context: ValueContext): boolean {
  if (!isThing(expected) || typeof actual !== 'string') return false;
  if (expected.what === 'category' || expected.what === 'action') return fullCategoryId(actual) === expected.id;
  const wanted = asLocation(expected);
  return wanted !== undefined && resolveLocation(actual, context.base) === resolveLocation(wanted, context.base);
}

/** JSON's own word for the type of a value. */
export function jsonType(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

const compiled = new Map<string, RE2JS>();

/** A regular expression that runs in linear time; compiled once. */
export function expression(source: string): RE2JS {
  let re = compiled.get(source);
  if (re === undefined) {
    re = RE2JS.compile(source);
    compiled.set(source, re);
  }
  return re;
}

/** An expected value in words. */
export function valueWords(expected: Value): string {
  if (expected === undefined) return 'nothing';
  if (expected === null || typeof expected !== 'object' || isThing(expected)) return asText(expected);
  if (isList(expected)) return expected.map(valueWords).join(', ');
  return Object.entries(expected as { readonly [relation: string]: Value })
    .map(
      ([relation, operand]) =>
        `${relation === 'resolvesTo' ? 'resolving to' : relation === 'oneOf' ? 'one of' : relation} ${valueWords(operand)}`,
    )
    .join(' and ');
}

/** An actual value in words, cut to a length that can be read. */
export function actualWords(actual: unknown): string {
  if (actual === undefined) return 'absent';
  const text = typeof actual === 'string' ? actual : JSON.stringify(actual);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
