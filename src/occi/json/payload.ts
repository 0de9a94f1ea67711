/**
 * What a JSON text amounts to (GFD.226 sections 3.1 to 3.4), by its members:
 *
 * - `action` without `kind`: an action invocation;
 * - `kind` or `id`: an entity;
 * - `kinds`, or `mixins` or `actions` with objects or nothing in them: a category collection;
 * - `resources` or `links`: an entity collection;
 * - `term` and `scheme`: one category without the array around it;
 * - other members of an entity: an entity without kind.
 *
 * A caller who knows what was asked for settles the rest by `expected`: a collection of one is then a wrapped entity, `{}` an empty
 * collection, `{"mixins":[…]}` an entity.
 */
import type { DeviationCode } from '../deviation.js';
import type { Findings } from '../findings.js';
import { type Category, type CategoryClass, categoryId, type Entity, type Payload } from '../model.js';
import { isTypeIdentifier } from '../names.js';
import type { Expected } from '../rendering.js';
import { readAttributes } from './attributes.js';
import { readCategory } from './category.js';
import { type EntityContext, readEntity, rendersLink } from './entity.js';
import { isObject, type JsonObject, ObjectReader, pointer } from './notes.js';

type Role = EntityContext['role'];

const INVOCATION_MEMBERS = new Set(['action', 'attributes']);
const MODEL_MEMBERS = new Set(['kinds', 'mixins', 'actions', 'resources', 'links']);
const COLLECTION_MEMBERS = new Set(['resources', 'links']);
const ARRAYS: readonly (readonly [key: 'kinds' | 'mixins' | 'actions', of: CategoryClass, otherwise: DeviationCode])[] = [
  ['kinds', 'kind', 'kinds-not-array'],
  ['mixins', 'mixin', 'mixins-not-array'],
  ['actions', 'action', 'actions-not-array'],
];

function readInvocation(findings: Findings, object: JsonObject): Payload {
  findings.count('json-action-invocation');
  const reader = new ObjectReader(findings, 'json-action-invocation', object, '');
  reader.close(INVOCATION_MEMBERS);
  const action = reader.string('action', 'action-not-string');
  const attributes = readAttributes(findings, reader, false);
  if (!reader.has('action')) reader.note('action-missing', object);
  if (action === undefined) return { kind: 'unintelligible' };
  if (!isTypeIdentifier(action)) reader.note('action-not-type-identifier', action);
  return { kind: 'action', invocation: { action, attributes } };
}

/** Elements of an array of entities; strings are taken for locations. */
function readMembers(findings: Findings, reader: ObjectReader, key: 'resources' | 'links', role: Role, into: Members): void {
  reader.array(key, key === 'resources' ? 'resources-not-array' : 'links-not-array').forEach((item, index) => {
    const at = pointer(pointer(reader.at, key), index);
    if (isObject(item)) into.entities.push(readEntity(findings, item, at, { role, within: key }));
    else if (typeof item === 'string') {
      reader.note('location-strings', item, at);
      into.locations.push(item);
    } else reader.note('entity-not-object', item, at);
  });
}

interface Members {
  entities: Entity[];
  locations: string[];
}

function readCollection(findings: Findings, object: JsonObject, role: Role, expected: Expected | undefined): Payload {
  const members: Members = { entities: [], locations: [] };
  const reader = new ObjectReader(findings, 'json-entity-collection', object, '');
  const [only] = [...reader.array('resources', 'resources-not-array'), ...reader.array('links', 'links-not-array')];
  readMembers(findings, reader, 'resources', role, members);
  readMembers(findings, reader, 'links', role, members);
  if (expected === 'entity' && members.entities.length === 1 && members.locations.length === 0 && isObject(only)) {
    new ObjectReader(findings, rendersLink(only) ? 'json-link' : 'json-resource', object, '').note('entity-wrapped', Object.keys(object));
    const [entity] = members.entities;
    if (entity !== undefined) return { kind: 'entity', entity };
  }
  findings.count('json-collection');
  findings.count('json-entity-collection');
  reader.close(COLLECTION_MEMBERS);
  if (Object.keys(object).length === 0) reader.note('empty-object', object);
  noteRepeated(reader, members.entities);
  return { kind: 'collection', locations: members.locations, members: members.entities };
}

function noteRepeated(reader: ObjectReader, entities: readonly Entity[]): void {
  const ids = new Set<unknown>();
  for (const entity of entities) {
    const id = entity.attributes.get('occi.core.id');
    if (id !== undefined && ids.has(id)) reader.note('entity-repeated', id);
    ids.add(id);
  }
}

function readCategories(findings: Findings, object: JsonObject): Payload {
  findings.count('json-collection');
  findings.count('json-category-collection');
  const reader = new ObjectReader(findings, 'json-category-collection', object, '');
  reader.close(MODEL_MEMBERS);
  const categories: Category[] = [];
  for (const [key, of, otherwise] of ARRAYS) {
    reader.array(key, otherwise).forEach((item, index) => {
      const at = pointer(pointer('', key), index);
      if (isObject(item)) categories.push(readCategory(findings, item, at, of));
      else reader.note('category-not-object', item, at);
    });
  }
  if (Object.keys(object).length === 0) reader.note('empty-object', object);
  noteRepeatedCategories(reader, categories);
  const instances = [...reader.array('resources', 'resources-not-array'), ...reader.array('links', 'links-not-array')];
  if (instances.length > 0) reader.note('instances-in-categories', instances.length);
  return { kind: 'categories', categories };
}

function noteRepeatedCategories(reader: ObjectReader, categories: readonly Category[]): void {
  const ids = new Set<string>();
  for (const id of categories.map(categoryId)) {
    if (ids.has(id)) reader.note('category-repeated', id);
    ids.add(id);
  }
}

function classOfBare(object: JsonObject): CategoryClass {
  if (Object.hasOwn(object, 'parent')) return 'kind';
  return Object.hasOwn(object, 'location') || Object.hasOwn(object, 'depends') ? 'mixin' : 'action';
}

/** Whether a member is an array of objects, as only categories are under `mixins` and `actions`. */
function holdsCategories(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function isEmptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

type Shape = 'action' | 'entity' | 'categories' | 'collection' | 'bare-category' | 'nothing';

function shapeOf(object: JsonObject, expected: Expected | undefined): Shape {
  const has = (key: string): boolean => Object.hasOwn(object, key);
  if (has('action') && !has('kind')) return 'action';
  if (has('kind') || has('id') || has('source') || has('target')) return 'entity';
  if (has('kinds') || holdsCategories(object.mixins) || holdsCategories(object.actions)) return 'categories';
  const empty = isEmptyArray(object.mixins) || isEmptyArray(object.actions);
  if (empty && expected === 'categories') return 'categories';
  if (has('resources')) return 'collection';
  if (expected === 'action') return 'action';
  if (empty && expected !== 'entity') return 'categories';
  if (has('links')) return 'collection';
  if (has('term') && has('scheme')) return 'bare-category';
  if (['attributes', 'title', 'summary', 'mixins', 'actions'].some(has)) return 'entity';
  if (Object.keys(object).length > 0 || expected === undefined) return expected === 'categories' ? 'categories' : 'nothing';
  return expected;
}

function readObject(findings: Findings, object: JsonObject, role: Role, expected: Expected | undefined): Payload {
  switch (shapeOf(object, expected)) {
    case 'action':
      return readInvocation(findings, object);
    case 'entity':
      return { kind: 'entity', entity: readEntity(findings, object, '', { role, within: undefined }) };
    case 'categories':
      return readCategories(findings, object);
    case 'collection':
      return readCollection(findings, object, role, expected);
    case 'bare-category':
      new ObjectReader(findings, 'json-category', object, '').note('category-bare', undefined);
      return { kind: 'categories', categories: [readCategory(findings, object, '', classOfBare(object))] };
    case 'nothing': {
      const reader = new ObjectReader(findings, 'json-text', object, '');
      if (Object.keys(object).length === 0) reader.note('empty-object', object);
      reader.close(new Set());
      return { kind: 'unintelligible' };
    }
  }
}

/** An array at the top, which older servers send for every listing. */
function readArray(findings: Findings, items: readonly unknown[], role: Role): Payload {
  const categories = items.every((item) => isObject(item) && Object.hasOwn(item, 'term') && Object.hasOwn(item, 'scheme'));
  if (items.length > 0 && categories) {
    const read = items.filter(isObject).map((item, index) => readCategory(findings, item, pointer('', index), classOfBare(item)));
    return { kind: 'categories', categories: read };
  }
  const members: Members = { entities: [], locations: [] };
  items.forEach((item, index) => {
    if (typeof item === 'string') members.locations.push(item);
    else if (isObject(item)) members.entities.push(readEntity(findings, item, pointer('', index), { role, within: undefined }));
  });
  if (members.entities.length + members.locations.length < items.length) return { kind: 'unintelligible' };
  return { kind: 'collection', locations: members.locations, members: members.entities };
}

/** The payload of a JSON value, with deviations of its composition. */
export function jsonPayload(value: unknown, role: Role, findings: Findings, expected: Expected | undefined): Payload {
  if (isObject(value)) return readObject(findings, value, role, expected);
  new ObjectReader(findings, 'json-text', {}, '').note('json-top-level-not-object', value);
  return Array.isArray(value) ? readArray(findings, value, role) : { kind: 'unintelligible' };
}
