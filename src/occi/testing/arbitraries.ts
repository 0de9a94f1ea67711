/** fast-check arbitraries of OCCI content, each limited to what a rendering can carry without loss. */
import fc from 'fast-check';
import type {
  ActionInvocation,
  ActionReference,
  AttributeDescription,
  AttributeValue,
  Category,
  CategoryId,
  Entity,
  LinkReference,
} from '../model.js';
import type { EntityRendering } from '../rendering.js';

const LETTERS = 'abcxyzABCXYZ0123456789';

/** Terms and attribute names of the text grammar. */
export const names: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...LETTERS), fc.string({ unit: fc.constantFrom(...LETTERS, '-', '_', '.'), maxLength: 8 }))
  .map(([first, rest]) => first + rest);

/** Attribute names with a dot that both renderings allow, none of them of Core. */
export const attributeNames: fc.Arbitrary<string> = fc
  .array(fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 4 })
  .map((parts) => parts.join('.'));

const segments = fc.string({ unit: fc.constantFrom(...LETTERS, '-', '.', '_', '~', '%20', "'", '(', ';', '=', '@', ':'), maxLength: 6 });

const paths = fc.array(segments, { maxLength: 3 }).map((parts) => parts.map((part) => `/${part}`).join(''));

/** Absolute URIs without query and fragment. */
export const uris: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('http://cloud.example', 'https://[2001:db8::1]:8443', 'urn:example:x', 'HTTP://u@h.example:80'), paths)
  .map(([start, path]) => start + path);

/** URI-references that can be followed, absolute or by path. */
export const locations: fc.Arbitrary<string> = fc.oneof(
  uris.filter((uri) => !uri.startsWith('urn:')),
  segments.map((segment) => `/${segment}`),
);

export const schemes: fc.Arbitrary<string> = uris.map((uri) => `${uri}#`);

export const categoryIds: fc.Arbitrary<CategoryId> = fc.tuple(schemes, names).map(([scheme, term]) => scheme + term);

/** Text that a quoted-string can hold, in any script. */
const quotableText = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', '\\', ',', ';', '=', '<', '>', ' ', '\t', 'é', '中', '😀'),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
  })
  .filter((text) => !/[\x00-\x08\x0a-\x1f\x7f]/.test(text));

const anyText = fc.string({ unit: 'binary', maxLength: 12 });

const numbers = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((number) => (number === 0 ? 0 : number));

export function texts(rendering: EntityRendering): fc.Arbitrary<string> {
  return rendering === 'application/occi+json' ? anyText : quotableText;
}

/** Attribute values; arrays and objects in JSON only. */
export function attributeValues(rendering: EntityRendering): fc.Arbitrary<AttributeValue> {
  const simple = fc.oneof(texts(rendering), numbers, fc.boolean());
  if (rendering !== 'application/occi+json') return simple;
  const json = fc.jsonValue({ maxDepth: 2 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
  return fc.oneof(simple, fc.array(json, { maxLength: 3 }), fc.dictionary(fc.string({ maxLength: 4 }), json, { maxKeys: 3 }));
}

function attributeMaps(rendering: EntityRendering): fc.Arbitrary<Map<string, AttributeValue>> {
  return fc
    .uniqueArray(fc.tuple(attributeNames, attributeValues(rendering)), { selector: ([name]) => name, maxLength: 4 })
    .map((pairs) => new Map(pairs));
}

const ids = fc.oneof(
  fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
  uris,
);

function optional<T>(name: string, values: fc.Arbitrary<T>): fc.Arbitrary<[string, T][]> {
  return fc.option(values, { nil: undefined }).map((value): [string, T][] => (value === undefined ? [] : [[name, value]]));
}

/** Links as their source shows them. JSON: one target type, no URL of the link itself. */
export function linkReferences(rendering: EntityRendering): fc.Arbitrary<LinkReference> {
  const json = rendering === 'application/occi+json';
  const rel = fc.uniqueArray(categoryIds, { minLength: json ? 0 : 1, maxLength: json ? 1 : 2 });
  return fc
    .record({
      target: locations,
      rel,
      self: json ? fc.constant(undefined) : fc.option(locations, { nil: undefined }),
      categories: fc.uniqueArray(categoryIds, { minLength: 1, maxLength: 3 }),
      attributes: attributeMaps(rendering),
      id: ids,
      source: locations,
    })
    .map(({ self, id, source, attributes, ...link }) => {
      if (json) attributes.set('occi.core.id', id).set('occi.core.source', source);
      return { ...link, attributes, ...(self === undefined ? {} : { self }) };
    });
}

/** Actions that an instance offers. JSON has names only. */
export function actionReferences(rendering: EntityRendering): fc.Arbitrary<ActionReference> {
  return fc.tuple(schemes, names, locations).map(([scheme, term, at]) => {
    if (rendering === 'application/occi+json') return { id: scheme + term };
    return { id: scheme + term, target: `${at}?action=${term}` };
  });
}

/** Resources and links with a kind. */
export function entities(rendering: EntityRendering): fc.Arbitrary<Entity> {
  const link = fc.record({ source: locations, target: locations, targetKind: optional('occi.core.target.kind', categoryIds) });
  return fc
    .record({
      categories: fc.uniqueArray(categoryIds, { minLength: 1, maxLength: 3 }),
      attributes: attributeMaps(rendering),
      id: ids,
      title: optional('occi.core.title', texts(rendering)),
      summary: optional('occi.core.summary', texts(rendering)),
      link: fc.option(link, { nil: undefined, freq: 2 }),
      links: fc.array(linkReferences(rendering), { maxLength: 2 }),
      actions: fc.array(actionReferences(rendering), { maxLength: 2 }),
    })
    .map(({ categories: [kind, ...mixins], attributes, id, title, summary, link: ends, links, actions }) => ({
      kind,
      mixins,
      attributes: new Map<string, AttributeValue>([
        ...attributes,
        ['occi.core.id', id],
        ...title,
        ...(ends === undefined
          ? summary
          : ([['occi.core.source', ends.source], ['occi.core.target', ends.target], ...ends.targetKind] satisfies [string, string][])),
      ]),
      links: ends === undefined ? links : [],
      actions,
    }));
}

function descriptions(rendering: EntityRendering): fc.Arbitrary<AttributeDescription> {
  if (rendering !== 'application/occi+json') return fc.record({ name: attributeNames, mutable: fc.boolean(), required: fc.boolean() });
  const typed = fc.constantFrom(
    { type: 'number', default: 2 } as const,
    { type: 'string', default: 'x' } as const,
    { type: 'array', default: [1] } as const,
    { default: 'y' } as const,
    { type: 'object' } as const,
    {},
  );
  const rest = fc.record(
    {
      mutable: fc.boolean(),
      required: fc.boolean(),
      pattern: fc.constantFrom({ $schema: 'http://json-schema.org/draft-04/schema#', minimum: 1 }, {}),
      description: anyText,
    },
    { requiredKeys: [] },
  );
  return fc.tuple(attributeNames, typed, rest).map(([name, type, others]) => ({ name, ...type, ...others }));
}

/** Kinds, mixins and actions. Text: one dependency, mutability of each attribute said. */
export function categories(rendering: EntityRendering): fc.Arbitrary<Category> {
  const json = rendering === 'application/occi+json';
  return fc
    .record({
      class: fc.constantFrom('kind', 'mixin', 'action'),
      term: names,
      scheme: schemes,
      title: fc.option(texts(rendering), { nil: undefined }),
      attributes: fc.uniqueArray(descriptions(rendering), { selector: (description) => description.name, maxLength: 3 }),
      actions: fc.uniqueArray(categoryIds, { maxLength: 2 }),
      location: uris,
      parent: categoryIds,
      depends: fc.uniqueArray(categoryIds, { maxLength: json ? 2 : 1 }),
      applies: fc.uniqueArray(categoryIds, { maxLength: json ? 2 : 0 }),
    })
    .map(({ title, parent, location, actions, depends, applies, ...category }) => ({
      ...category,
      ...(title === undefined ? {} : { title }),
      actions: category.class === 'action' ? [] : actions,
      ...(category.class === 'action' ? {} : { location }),
      ...(category.class === 'kind' ? { parent } : {}),
      depends: category.class === 'mixin' ? depends : [],
      applies: category.class === 'mixin' ? applies : [],
    }));
}

/** Several categories, each identifier once. */
export function categoryLists(rendering: EntityRendering): fc.Arbitrary<Category[]> {
  return fc.uniqueArray(categories(rendering), { selector: ({ scheme, term }) => scheme + term, minLength: 1, maxLength: 4 });
}

export function invocations(rendering: EntityRendering): fc.Arbitrary<ActionInvocation> {
  return fc.record({ action: categoryIds, attributes: attributeMaps(rendering) });
}
