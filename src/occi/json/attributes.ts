/** Attribute values of entities and action invocations in JSON (GFD.226 section 3.5). */
import type { Findings } from '../findings.js';
import type { AttributeValue } from '../model.js';
import { isObject, type JsonObject, ObjectReader, pointer } from './notes.js';

const PRODUCTION = 'json-attributes';

/** Judges a name: parts of letters and digits joined by dots; "-" and "_" are known from the text rendering. */
export function judgeName(reader: ObjectReader, name: string): void {
  const parts = name.split('.');
  if (parts.every((part) => /^[A-Za-z0-9]+$/.test(part))) return;
  const hyphened = parts.every((part) => /^[A-Za-z0-9_-]+$/.test(part)) && /^[A-Za-z0-9]/.test(name);
  reader.note(hyphened ? 'attribute-name-hyphen' : 'attribute-name-charset', name, pointer(reader.at, name));
}

function isAttributeValue(value: unknown): value is AttributeValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || Array.isArray(value) || isObject(value);
}

/** Leaves of nested namespaces under their joined names. The depth of the text is limited, so is this recursion. */
function flatten(prefix: string, object: JsonObject, into: Map<string, AttributeValue>): void {
  for (const [key, value] of Object.entries(object)) {
    const name = `${prefix}.${key}`;
    if (isObject(value)) flatten(name, value, into);
    else if (isAttributeValue(value)) into.set(name, value);
  }
}

/**
 * The member `attributes` as a map, empty when absent. `nesting` reads an object under a name without dot as a namespace: attributes of
 * instances have prefixes, parameters of actions need none.
 */
export function readAttributes(findings: Findings, owner: ObjectReader, nesting: boolean): Map<string, AttributeValue> {
  const attributes = new Map<string, AttributeValue>();
  const value = owner.get('attributes');
  if (value === undefined) return attributes;
  const at = pointer(owner.at, 'attributes');
  if (!isObject(value)) {
    owner.note('attributes-not-object', value, at);
    return attributes;
  }
  findings.count(PRODUCTION);
  const reader = new ObjectReader(findings, PRODUCTION, value, at);
  for (const [name, content] of Object.entries(value)) {
    if (nesting && !name.includes('.') && isObject(content) && Object.keys(content).length > 0) {
      reader.note('attribute-nested', content, pointer(at, name));
      flatten(name, content, attributes);
      continue;
    }
    judgeName(reader, name);
    if (isAttributeValue(content)) attributes.set(name, content);
    else reader.note('value-null', content, pointer(at, name));
  }
  return attributes;
}
