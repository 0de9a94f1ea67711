/** The parser finds nothing odd in a JSON text exactly when the schema of its shape accepts it. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeviationCode, REMARKS } from '../deviation.js';
import type { Payload } from '../model.js';
import { parseAs } from '../parse.js';
import type { Expected } from '../rendering.js';
import { type Rendered, renderAction, renderCategories, renderEntities, renderEntity } from '../serialize.js';
import { categoryLists, entities, invocations } from '../testing/arbitraries.js';

const SCHEMAS = new URL('../schemas/', import.meta.url);

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
for (const file of readdirSync(SCHEMAS)) ajv.addSchema(JSON.parse(readFileSync(new URL(file, SCHEMAS), 'utf8')));

/** Uniqueness over members of different objects is beyond JSON Schema. */
const BEYOND_SCHEMA: readonly DeviationCode[] = ['category-repeated', 'entity-repeated'];

const JSON_TYPE = 'application/occi+json';

/** Which schema stands for which payload, and where its samples come from. */
const SHAPES: readonly (readonly [schema: string, payload: Payload['kind'] & Expected, samples: fc.Arbitrary<Rendered>])[] = [
  ['entity', 'entity', entities(JSON_TYPE).map((entity) => renderEntity(entity, JSON_TYPE))],
  ['action-invocation', 'action', invocations(JSON_TYPE).map((invocation) => renderAction(invocation, JSON_TYPE))],
  ['category-collection', 'categories', categoryLists(JSON_TYPE).map((categories) => renderCategories(categories, JSON_TYPE))],
  ['entity-collection', 'collection', fc.array(entities(JSON_TYPE), { maxLength: 3 }).map((members) => renderEntities(members))],
];

const JUNK: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  null,
  1,
  true,
  '',
  'x',
  '/a b',
  '/a',
  'http://a#b',
  'http://a/{b}',
  'urn:uuid:x',
  'string',
  'number',
  [],
  ['x'],
  ['http://a#b', 'http://a#b'],
  [{}],
  {},
  { a: 1 },
  { 'a.b': { type: 'number', default: 'x' } },
  { 'a.b': { default: 'x', pattern: { minimum: 1 } } },
  { location: '/a' },
  { location: '/a', kind: 'x' },
);

const MEMBERS = fc.constantFrom(
  ...[
    'kind',
    'id',
    'title',
    'summary',
    'mixins',
    'actions',
    'action',
    'attributes',
    'links',
    'resources',
    'kinds',
    'source',
    'target',
    'rel',
  ],
  ...[
    'term',
    'scheme',
    'parent',
    'location',
    'depends',
    'applies',
    'type',
    'default',
    'pattern',
    'mutable',
    'required',
    'description',
    'x',
    'a.b',
    'a-b',
    'a b',
  ],
);

interface Slip {
  at: number;
  how: 'replace' | 'delete' | 'add';
  name: string;
  value: unknown;
}

type Container = Record<string, unknown> | unknown[];

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** All objects and arrays in a value, itself first. */
function containers(value: unknown): Container[] {
  return isContainer(value) ? [value, ...Object.values(value).flatMap(containers)] : [];
}

/** Changes one member or element somewhere in a copy of the value. */
function withSlip(value: unknown, { at, how, name, value: junk }: Slip): unknown {
  const copy: unknown = structuredClone(value);
  const all = containers(copy);
  const place = all[at % all.length];
  if (place === undefined) return copy;
  const keys = Object.keys(place);
  const key = keys[at % Math.max(keys.length, 1)] ?? name;
  if (Array.isArray(place)) {
    if (how === 'delete') place.splice(0, 1);
    else place.push(junk);
  } else if (how === 'delete') delete place[key];
  else place[how === 'add' ? name : key] = junk;
  return copy;
}

const slips: fc.Arbitrary<Slip[]> = fc.array(
  fc.record({ at: fc.nat(), how: fc.constantFrom('replace', 'delete', 'add'), name: MEMBERS, value: JUNK }),
  { minLength: 0, maxLength: 2 },
);

describe.each(SHAPES)('schema %s', (schema, payload, samples) => {
  it('agrees with the parser', () => {
    const validate = ajv.getSchema(`${schema}.schema.json`);
    fc.assert(
      fc.property(samples, slips, (sample, list) => {
        const value = list.reduce<unknown>(withSlip, JSON.parse(sample.body ?? ''));
        const text = JSON.stringify(value);
        const parsed = parseAs(JSON_TYPE, { fields: [], body: Buffer.from(text) }, 'response', payload);
        const codes = parsed.deviations.map(({ code }) => code).filter((code) => !REMARKS.has(code) && !BEYOND_SCHEMA.includes(code));
        const conforms = codes.length === 0 && parsed.payload.kind === payload;
        const valid = validate?.(value);
        expect({ text, conforms, codes }).toEqual({ text, conforms: valid, codes });
      }),
      { numRuns: 1000 },
    );
  });
});
