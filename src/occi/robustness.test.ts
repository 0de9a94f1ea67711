/** Any bytes are read without a throw, in time that grows with their number and not faster. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productionsOf } from './deviation.js';
import { parseAs } from './parse.js';
import { type OcciMessage, RENDERINGS, type Rendering } from './rendering.js';

const ROLES = ['request', 'response'] as const;
const EXPECTED = [undefined, 'entity', 'categories', 'collection', 'action'] as const;
const NAMES = ['Category', 'Link', 'X-OCCI-Attribute', 'X-OCCI-Location'];

/** Pieces of valid messages, from which nearly valid ones are put together. */
const PIECES = [
  ...NAMES.map((name) => `${name}: `),
  '\r\n',
  '\n',
  'compute',
  '; scheme="http://a#"',
  '; class="kind"',
  '; class=mixin',
  '; rel="http://a#b c:d"',
  '; attributes="a{immutable} b{',
  '<http://a?action=b>',
  '</c>',
  'a.b="x\\"y"',
  'a=1.5e3',
  ', ',
  '"',
  "'",
  '\\',
  '{"kind":"http://a#b","attributes":{"a.b":',
  '{"kinds":[{"term":"t","attributes":{"x":{"type":"number","default":"1"}}}]',
  '{"resources":[{}],"links":[1,null,{"source":{"location":null}}]}',
  '[',
  ']',
  '}',
  'null',
  '\u0000',
  '\ufeff',
];

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => Buffer.from(pieces.join(''))),
);

const fields = fc.array(
  fc.tuple(
    fc.constantFrom(...NAMES, 'category', 'Host'),
    bytes.map((value) => Buffer.from(value).toString('latin1')),
  ),
  { maxLength: 4 },
);

describe.each(RENDERINGS)('%s', (rendering: Rendering) => {
  it('reads any bytes', () => {
    fc.assert(
      fc.property(fields, bytes, fc.constantFrom(...ROLES), fc.constantFrom(...EXPECTED), (named, body, role, expected) => {
        const parsed = parseAs(rendering, { fields: named, body }, role, expected);
        expect(parsed.rendering).toBe(rendering);
        // A suite may count on what the list says of where a code can be seen.
        expect(parsed.deviations.filter(({ code, production }) => !productionsOf(code).includes(production))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads JSON values of any shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...ROLES), fc.constantFrom(...EXPECTED), (value, role, expected) => {
        const parsed = parseAs(rendering, { fields: [], body: Buffer.from(JSON.stringify(value)) }, role, expected);
        expect(parsed.deviations.filter(({ code, production }) => !productionsOf(code).includes(production))).toEqual([]);
      }),
    );
  });
});

/** Units that, repeated, have brought down parsers of such grammars. */
const UNITS = [
  ...'\0\t\n\r !"#$%&\'()*+,-./09:;<=>?@AZ[\\]^_`ae{|}~\x7f\xe9',
  '<,',
  '";',
  "a='",
  'a b,',
  'a=b c,',
  ';a=',
  '{a ',
  '%4',
  '\\"',
  '</a>,',
  'a{',
  'a.',
  '{"a":',
  '[[',
  '\r\n',
  ' \n',
  '\\\n',
  'Category: a\n',
  'Link: <\n',
  'X-OCCI-Location: /a,/b\n',
  '/a, ',
];

/** Beginnings that lead a repeated unit into each part of the grammars. */
const BEGINNINGS: readonly (readonly [rendering: Rendering, field: string | undefined, start: string])[] = [
  ['text/plain', undefined, ''],
  ['text/plain', undefined, 'Category: a; scheme="http://a#"; attributes="'],
  ['text/plain', undefined, 'Link: <'],
  ['text/plain', undefined, 'X-OCCI-Attribute: a='],
  ['text/occi', 'Category', 'a; class='],
  ['text/occi', 'Link', '</a>; rel="'],
  ['text/occi', 'X-OCCI-Attribute', 'a="'],
  ['text/occi', 'X-OCCI-Location', '/'],
  ['text/uri-list', undefined, ''],
  ['application/occi+json', undefined, ''],
  ['application/occi+json', undefined, '{"kind":"'],
];

function hostile(field: string | undefined, start: string, unit: string, length: number): OcciMessage {
  const text = start + unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  if (field === undefined) return { fields: [], body: Buffer.from(text, 'latin1') };
  return { fields: [[field, text]], body: new Uint8Array() };
}

function milliseconds(rendering: Rendering, message: OcciMessage): number {
  const begin = performance.now();
  parseAs(rendering, message, 'response');
  return performance.now() - begin;
}

describe('time', () => {
  // Eight times the input takes 64 times as long when time is quadratic; a limit of 24 leaves room for a busy machine.
  it.each(BEGINNINGS)('in %s %s after %j grows with the length, whatever is repeated', (rendering, field, start) => {
    const slow: string[] = [];
    for (const unit of UNITS) {
      const measured = (length: number): number => milliseconds(rendering, hostile(field, start, unit, length));
      const short = Math.min(measured(8_000), measured(8_000));
      let long = measured(64_000);
      if (long > 24 * short + 20) long = Math.min(measured(64_000), measured(64_000));
      if (long > 24 * short + 20) slow.push(`${JSON.stringify(unit)}: ${short} ms, then ${long} ms`);
    }
    expect(slow).toEqual([]);
  });

  it.each([',', ';', '"', '<', 'a', '[', '{', '\\', '\n', ' ', '='])('1 MB of %j is read', (unit) => {
    for (const [rendering, field, start] of BEGINNINGS) {
      expect(parseAs(rendering, hostile(field, start, unit, 1_000_000), 'response').deviations.length).toBeLessThan(1000);
    }
  });
});
