/** What a request carries: entity, entities, action, categories, collection, filter or raw. */
import type { Content, EntityChanges, EntityContent } from '../suite.js';
import { defined, isMap, listOf, mapOf, templated, templatedMap, textOf, textsOf } from './json.js';
import type { Reading } from './reading.js';

const CONTENT_KEYS = ['entity', 'entities', 'action', 'categories', 'collection', 'filter', 'raw'] as const;

/** The content of a step, undefined when it has none; two contents are refused. */
export function readContent(map: Record<string, unknown>, reading: Reading): Content | undefined {
  const found = CONTENT_KEYS.filter((key) => map[key] !== undefined);
  if (found.length > 1) reading.refuse(map, `a request has one content, here are ${found.join(' and ')}`);
  const key = found[0];
  if (key === undefined) return undefined;
  const value = map[key];
  switch (key) {
    case 'entity':
      return { kind: 'entity', entity: readEntity(mapOf(value), reading) };
    case 'entities':
      return { kind: 'entities', entities: listOf(value).map((one) => readEntity(mapOf(one), reading)) };
    case 'action':
      return { kind: 'action', id: textOf(mapOf(value).id), parameters: readParameters(mapOf(value).parameters) };
    case 'categories':
      return { kind: 'categories', names: textsOf(value) };
    case 'collection':
      return { kind: 'collection', names: textsOf(value) };
    case 'filter':
      return readFilter(mapOf(value), reading);
    case 'raw':
      return readRaw(mapOf(value));
  }
}

function readParameters(value: unknown): Extract<Content, { kind: 'action' }>['parameters'] {
  return value === 'legal' ? 'legal' : templatedMap(value);
}

function readFilter(map: Record<string, unknown>, reading: Reading): Content {
  reading.only(map, ['categories', 'entity'], 'a filter');
  return {
    kind: 'filter',
    ...defined<{ categories?: string[]; entity?: EntityContent }>({
      categories: map.categories === undefined ? undefined : textsOf(map.categories),
      entity: map.entity === undefined ? undefined : readEntity(mapOf(map.entity), reading),
    }),
  };
}

export function readRaw(map: Record<string, unknown>): Extract<Content, { kind: 'raw' }> {
  return {
    kind: 'raw',
    headers: textsOf(map.headers),
    ...defined<{ body?: string; bodyBase64?: string }>({
      body: typeof map.body === 'string' ? map.body : undefined,
      bodyBase64: typeof map.bodyBase64 === 'string' ? map.bodyBase64 : undefined,
    }),
  };
}

function readEntity(map: Record<string, unknown>, reading: Reading): EntityContent {
  const base = reading.only(map, ['recipe', 'partial', 'full'], 'an entity') ?? 'recipe';
  return { base, of: textOf(map[base]), ...readChanges(map) };
}

function readChanges(map: Record<string, unknown>): EntityChanges {
  return defined<EntityChanges>({
    set: map.set === undefined ? undefined : templated(map.set),
    with: map.with === undefined ? undefined : textsOf(map.with),
    without: map.without === undefined ? undefined : textsOf(map.without).map(listNamed),
    kind: map.kind === undefined ? undefined : textOf(map.kind),
    mixins: isMap(map.mixins) ? readMixins(map.mixins) : undefined,
  });
}

/** `without: small.attributes` names a list of a fixture, and not an attribute. */
function listNamed(name: string): string {
  return /^[A-Za-z][\w-]*\.attributes$/.test(name) ? `$(${name})` : name;
}

function readMixins(map: Record<string, unknown>): NonNullable<EntityChanges['mixins']> {
  const replace = mapOf(map.replace);
  return defined<NonNullable<EntityChanges['mixins']>>({
    add: map.add === undefined ? undefined : textsOf(map.add),
    remove: map.remove === undefined ? undefined : textsOf(map.remove),
    replace:
      map.replace === undefined ? undefined : Object.fromEntries(Object.entries(replace).map(([related, by]) => [related, textOf(by)])),
  });
}
