/** Serialising and parsing are inverse, in each rendering, spelling and role; and what is written conforms. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeviationCode, REMARKS } from './deviation.js';
import type { Category } from './model.js';
import { parseMessage } from './parse.js';
import { ENTITY_RENDERINGS, type EntityRendering, type Expected, type Parsed } from './rendering.js';
import {
  type Rendered,
  type RenderOptions,
  renderAction,
  renderCategories,
  renderCollection,
  renderEntities,
  renderEntity,
} from './serialize.js';
import { SPELLINGS, type Spelling } from './spelling.js';
import { categoryLists, entities, invocations, locations } from './testing/arbitraries.js';

const CLASSES = ['kind', 'mixin', 'action'] as const;

function parsed(rendered: Rendered, options: RenderOptions, expected?: Expected): Parsed {
  const fields = [['Content-Type', rendered.contentType] as const, ...rendered.fields];
  return parseMessage({ fields, body: Buffer.from(rendered.body ?? '') }, options.role ?? 'request', expected);
}

/** Codes that the content or the spelling brings about, beyond remarks. */
const OWED: readonly DeviationCode[] = [
  'number-signed', // the grammar has no negative numbers, and there is no other way to write one
  'field-name-case', // spelling lower-case-names in a body
];

function breaches(result: Parsed): DeviationCode[] {
  return result.deviations.map(({ code }) => code).filter((code) => !REMARKS.has(code) && !OWED.includes(code));
}

/** Arrays in JSON are by class, so the order across classes is lost. */
function byClass(categories: readonly Category[]): Category[] {
  return CLASSES.flatMap((of) => categories.filter((category) => category.class === of));
}

const optionSets = fc.record({
  role: fc.constantFrom('request', 'response'),
  spelling: fc.constantFrom<Spelling>(...SPELLINGS),
});

describe.each(ENTITY_RENDERINGS)('in %s', (rendering: EntityRendering) => {
  it('an entity is what is read back', () => {
    fc.assert(
      fc.property(entities(rendering), optionSets, (entity, options) => {
        const result = parsed(renderEntity(entity, rendering, options), options);
        expect(result.payload).toEqual({ kind: 'entity', entity });
        expect(breaches(result)).toEqual([]);
      }),
    );
  });

  it('categories are what is read back', () => {
    fc.assert(
      fc.property(categoryLists(rendering), optionSets, (categories, options) => {
        const result = parsed(renderCategories(categories, rendering, options), options, 'categories');
        const ordered = rendering === 'application/occi+json' ? byClass(categories) : categories;
        expect(result.payload).toEqual({ kind: 'categories', categories: ordered });
        expect(breaches(result)).toEqual([]);
      }),
    );
  });

  it('an action invocation is what is read back', () => {
    fc.assert(
      fc.property(invocations(rendering), optionSets, (invocation, options) => {
        const result = parsed(renderAction(invocation, rendering, options), options, 'action');
        expect(result.payload).toEqual({ kind: 'action', invocation });
        expect(breaches(result)).toEqual([]);
      }),
    );
  });
});

describe('collections', () => {
  it.each(['text/plain', 'text/occi', 'text/uri-list'] as const)('of locations in %s are what is read back', (rendering) => {
    fc.assert(
      fc.property(fc.array(locations, { minLength: 1, maxLength: 5 }), optionSets, (urls, options) => {
        const members = urls.map((location) => ({ location }));
        const result = parsed(renderCollection(members, rendering, options), options);
        expect(result.payload).toEqual({ kind: 'collection', locations: urls, members: [] });
        expect(breaches(result).filter((code) => code !== 'uri-list-relative')).toEqual([]);
      }),
    );
  });

  it('of entities in JSON are what is read back, resources first', () => {
    fc.assert(
      fc.property(fc.array(entities('application/occi+json'), { maxLength: 3 }), (members) => {
        const result = parsed(renderEntities(members), {});
        const isLink = (entity: (typeof members)[number]): boolean => entity.attributes.has('occi.core.source');
        const ordered = [...members.filter((entity) => !isLink(entity)), ...members.filter(isLink)];
        expect(result.payload).toEqual({ kind: 'collection', locations: [], members: ordered });
      }),
    );
  });

  it.each([
    [{}, '{"resources":[]}'],
    [{ linkCollection: true }, '{"links":[]}'],
  ])('empty in JSON with %j', (options, body) => {
    expect(renderCollection([], 'application/occi+json', options).body).toBe(body);
  });

  it.each(['text/plain', 'text/occi', 'text/uri-list'] as const)('empty in %s is no payload', (rendering) => {
    const options = { role: 'response' } as const;
    expect(parsed(renderCollection([], rendering, options), options).payload).toEqual({ kind: 'none' });
  });
});

describe('spellings', () => {
  const invocation = {
    action: 'http://example.org/a#go',
    attributes: new Map([['a.b', 1] as const, ['a.c', 2] as const, ['a.d', 3] as const]),
  };
  const attributes = ['a.b=1', 'a.c=2', 'a.d=3'];
  const category = 'go; scheme="http://example.org/a#"; class="action"';

  it.each<[Spelling | undefined, string[]]>([
    [undefined, [category, attributes.join(', ')]],
    ['repeated-fields', [category, ...attributes]],
    ['joined', [category, attributes.join(', ')]],
    ['joined-without-space', [category, attributes.join(',')]],
    ['mixed', [category, 'a.b=1', 'a.c=2, a.d=3']],
    ['bare-class', [category.replaceAll('"action"', 'action'), attributes.join(', ')]],
    ['no-space-after-semicolon', [category.replaceAll('; ', ';'), attributes.join(', ')]],
  ])('%s in text/occi', (spelling, values) => {
    const rendered = renderAction(invocation, 'text/occi', spelling === undefined ? {} : { spelling });
    expect(rendered.fields.map(([, value]) => value)).toEqual(values);
    expect(rendered.body).toBeUndefined();
  });

  it.each<[Spelling | undefined, string]>([
    [undefined, `Category: ${category}\r\n${attributes.map((text) => `X-OCCI-Attribute: ${text}\r\n`).join('')}`],
    ['lf', `Category: ${category}\n${attributes.map((text) => `X-OCCI-Attribute: ${text}\n`).join('')}`],
    ['joined', `Category: ${category}\r\nX-OCCI-Attribute: ${attributes.join(', ')}\r\n`],
    ['lower-case-names', `category: ${category}\r\n${attributes.map((text) => `x-occi-attribute: ${text}\r\n`).join('')}`],
  ])('%s in text/plain', (spelling, body) => {
    expect(renderAction(invocation, 'text/plain', spelling === undefined ? {} : { spelling }).body).toBe(body);
  });

  it('text/occi+plain is only another label', () => {
    const plain = renderAction(invocation, 'text/plain');
    expect(renderAction(invocation, 'text/plain', { mediaType: 'text/occi+plain' })).toEqual({ ...plain, contentType: 'text/occi+plain' });
  });
});

describe('what text cannot carry', () => {
  const attributes = new Map<string, string | number | readonly unknown[] | object>([
    ['a.list', [1]],
    ['a.object', { b: 1 }],
    ['a.lines', 'one\r\nX-OCCI-Attribute: injected="1"'],
    ['a.surrogate', '\ud800'],
    ['a.infinite', Number.POSITIVE_INFINITY],
    ['a.large', 1.5e21],
    ['a.small', 1.25e-7],
    ['a.negative', -3],
  ]);

  it('is left out, and no number is written with an exponent', () => {
    const rendered = renderAction(
      { action: 'http://example.org/a#go', attributes: new Map([...attributes].map(([k, v]) => [k, v as number])) },
      'text/occi',
    );
    expect(rendered.fields.at(-1)?.[1]).toBe('a.large=1500000000000000000000, a.small=0.000000125, a.negative=-3');
  });
});
