/** Kinds, mixins and actions in JSON, with their attribute descriptions (GFD.226 sections 3.2 and 3.5.1). */
import type { DeviationCode, Production } from '../deviation.js';
import type { Findings } from '../findings.js';
import type { AttributeDescription, AttributeType, AttributeValue, Category, CategoryClass, CategoryId } from '../model.js';
import { hasNameCharset, isAlphanumeric } from '../names.js';
import { isUri, isUriReference, isUriTemplate } from '../uri.js';
import { judgeName } from './attributes.js';
import { isObject, type JsonObject, ObjectReader, pointer } from './notes.js';

const COMMON = ['term', 'scheme', 'title', 'attributes'];

/** Members of each class; those the text forbids an action are known too, so that they get codes of their own. */
const MEMBERS: Readonly<Record<CategoryClass, ReadonlySet<string>>> = {
  kind: new Set([...COMMON, 'parent', 'actions', 'location']),
  mixin: new Set([...COMMON, 'depends', 'applies', 'actions', 'location']),
  action: new Set([...COMMON, 'actions', 'location']),
};

const PRODUCTIONS: Readonly<Record<CategoryClass, Production>> = { kind: 'json-kind', mixin: 'json-mixin', action: 'json-action' };

const TYPES: readonly AttributeType[] = ['string', 'number', 'boolean', 'array', 'object'];

const DESCRIPTION_MEMBERS = new Set(['mutable', 'required', 'type', 'pattern', 'default', 'description']);

const ENTITY: CategoryId = 'http://schemas.ogf.org/occi/core#entity';

/** JSON type of a value as attribute descriptions name it; undefined for null. */
export function jsonType(value: unknown): AttributeType | undefined {
  if (Array.isArray(value)) return 'array';
  if (value === null || value === undefined) return undefined;
  return TYPES.find((type) => type === typeof value);
}

function isValue(value: unknown): value is AttributeValue {
  return jsonType(value) !== undefined;
}

function readType(reader: ObjectReader): AttributeType | undefined {
  const written = reader.string('type', 'type-not-string');
  const type = TYPES.find((word) => word === written);
  if (written !== undefined && type === undefined) reader.note('type-unknown', written);
  return type;
}

function readDefault(reader: ObjectReader, type: AttributeType | undefined): AttributeValue | undefined {
  if (!reader.has('default')) return undefined;
  const value = reader.object.default;
  if (value === null) reader.note('default-null', value);
  else if (!reader.has('type') || type !== undefined) {
    if (jsonType(value) !== (type ?? 'string')) reader.note('default-type', value);
  }
  return isValue(value) ? value : undefined;
}

function readDescription(findings: Findings, name: string, value: unknown, owner: ObjectReader, at: string): AttributeDescription {
  findings.count('json-attribute-description');
  if (!isObject(value)) {
    new ObjectReader(findings, 'json-attribute-description', {}, at).note('description-not-object', value);
    return { name };
  }
  const reader = new ObjectReader(findings, 'json-attribute-description', value, at);
  for (const [key, member] of Object.entries(value)) {
    if (!DESCRIPTION_MEMBERS.has(key)) reader.note('member-unknown', member, pointer(at, key));
    else if (member === null && key !== 'default') reader.note('member-null', member, pointer(at, key));
  }
  const mutable = reader.boolean('mutable', 'mutable-not-boolean');
  const required = reader.boolean('required', 'required-not-boolean');
  const type = readType(reader);
  const fallback = readDefault(reader, type);
  const description = reader.string('description', 'description-not-string');
  const pattern = reader.get('pattern');
  if (pattern !== undefined && !isObject(pattern)) reader.note('pattern-not-object', pattern);
  else if (isObject(pattern) && Object.keys(pattern).length > 0 && !Object.hasOwn(pattern, '$schema')) {
    reader.note('pattern-schema-missing', pattern);
  }
  judgeName(owner, name);
  return {
    name,
    ...(type === undefined ? {} : { type }),
    ...(mutable === undefined ? {} : { mutable }),
    ...(required === undefined ? {} : { required }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(description === undefined ? {} : { description }),
  };
}

/** Whether an object is a namespace with descriptions below it, as older servers nest them, and not a description. */
function isNamespace(name: string, value: unknown): value is JsonObject {
  if (name.includes('.') || !isObject(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, member]) => isObject(member) && !DESCRIPTION_MEMBERS.has(key));
}

function leaves(prefix: string, namespace: JsonObject): [string, JsonObject][] {
  return Object.entries(namespace).flatMap(([key, value]): [string, JsonObject][] => {
    if (!isObject(value)) return [];
    const name = `${prefix}.${key}`;
    return isNamespace(key, value) ? leaves(name, value) : [[name, value]];
  });
}

function readDescriptions(findings: Findings, owner: ObjectReader): AttributeDescription[] {
  const value = owner.get('attributes');
  if (value === undefined) return [];
  const at = pointer(owner.at, 'attributes');
  if (!isObject(value)) {
    owner.note('attributes-not-object', value, at);
    return [];
  }
  return Object.entries(value).flatMap(([name, content]) => {
    const where = pointer(at, name);
    if (!isNamespace(name, content)) return readDescription(findings, name, content, owner, where);
    owner.note('attribute-nested', content, where);
    return leaves(name, content).map(([leaf, description]) => readDescription(findings, leaf, description, owner, where));
  });
}

function readTerm(reader: ObjectReader): string {
  const term = reader.string('term', 'term-not-string');
  if (term === undefined) {
    if (!reader.has('term')) reader.note('term-missing', undefined);
  } else if (term === '') reader.note('term-missing', term);
  else if (!hasNameCharset(term)) reader.note('term-charset', term);
  else if (!isAlphanumeric(term.charCodeAt(0))) reader.note('term-first-char', term);
  return term ?? '';
}

function readScheme(reader: ObjectReader): string {
  const scheme = reader.string('scheme', 'scheme-not-string');
  if (scheme === undefined) {
    if (!reader.has('scheme')) reader.note('scheme-missing', undefined);
  } else if (!isUri(scheme)) reader.note('scheme-not-uri', scheme);
  return scheme ?? '';
}

function readLocation(reader: ObjectReader): string | undefined {
  const location = reader.string('location', 'location-not-string');
  if (location !== undefined && !isUriReference(location) && !isUriTemplate(location)) reader.note('location-not-uri', location);
  return location;
}

const list = (
  name: 'actions' | 'depends' | 'applies',
): { notArray: DeviationCode; notStrings: DeviationCode; notIdentifier: DeviationCode } => ({
  notArray: `${name}-not-array`,
  notStrings: `${name}-not-strings`,
  notIdentifier: `${name}-not-type-identifier`,
});

function judgeClass(reader: ObjectReader, kindOrMixin: boolean, id: CategoryId, isKind: boolean): void {
  if (kindOrMixin) {
    if (!reader.has('location') && id !== ENTITY) reader.note('location-missing', id);
    if (isKind && !reader.has('parent') && id !== ENTITY) reader.note('parent-missing', id);
    return;
  }
  if (reader.has('actions')) reader.note('actions-on-action', reader.get('actions'));
  if (reader.has('location')) reader.note('location-on-action', reader.get('location'));
}

/** The category that an object renders; its class is that of the array it stands in. */
export function readCategory(findings: Findings, object: JsonObject, at: string, of: CategoryClass): Category {
  findings.count('json-category');
  findings.count(PRODUCTIONS[of]);
  const reader = new ObjectReader(findings, PRODUCTIONS[of], object, at);
  reader.close(MEMBERS[of]);
  const term = readTerm(reader);
  const scheme = readScheme(reader);
  const title = reader.string('title', 'title-not-string');
  const location = readLocation(reader);
  const parent = of === 'kind' ? reader.identifier('parent', 'parent-not-string', 'parent-not-type-identifier') : undefined;
  judgeClass(reader, of !== 'action', scheme + term, of === 'kind');
  return {
    class: of,
    term,
    scheme,
    ...(title === undefined ? {} : { title }),
    attributes: readDescriptions(findings, reader),
    actions: reader.identifiers('actions', list('actions')),
    ...(location === undefined ? {} : { location }),
    ...(parent === undefined ? {} : { parent }),
    depends: of === 'mixin' ? reader.identifiers('depends', list('depends')) : [],
    applies: of === 'mixin' ? reader.identifiers('applies', list('applies')) : [],
  };
}
