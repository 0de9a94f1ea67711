/** Every code of the closed list is reported, for a message typed by hand, under each production that the list names for it. */
import { afterAll, describe, expect, it } from 'vitest';
import type { HeaderField } from '../message.js';
import { DEVIATION_CODES, type DeviationCode, type Production, productionsOf, REMARKS } from './deviation.js';
import { parseAs } from './parse.js';
import type { Expected, Parsed, Rendering } from './rendering.js';
import { ODD_JSON } from './testing/samples/odd-json.js';
import { ODD_BODIES, ODD_HEADERS, ODD_LINES, ODD_URI_LISTS } from './testing/samples/odd-text.js';

const seen = new Set<string>();

function check(code: DeviationCode, production: Production, parsed: Parsed): void {
  for (const deviation of parsed.deviations) seen.add(`${deviation.code} in ${deviation.production}`);
  expect(parsed.deviations.map((deviation) => `${deviation.code} in ${deviation.production}`)).toContain(`${code} in ${production}`);
}

function read(rendering: Rendering, body: Uint8Array, fields: readonly HeaderField[] = [], expected?: Expected): Parsed {
  return parseAs(rendering, { fields, body }, 'response', expected);
}

/** What a sample of a production answers to. */
const HINTS: Partial<Record<Production, Expected>> = {
  'json-resource': 'entity',
  'json-link': 'entity',
  'json-link-end': 'entity',
  'json-attributes': 'entity',
  'json-action-invocation': 'action',
  'json-category-collection': 'categories',
  'json-entity-collection': 'collection',
};

const KIND = 'Category: compute; scheme="http://example.org/infra#"; class="kind"\r\n';

describe('a deviation is found', () => {
  it.each(ODD_LINES)('%s in %s: %s', (code, production, line) => {
    check(code, production, read('text/plain', Buffer.from(`${line}\r\n`, 'latin1')));
  });

  it.each(ODD_BODIES)('%s in %s: %j', (code, production, body) => {
    check(code, production, read('text/plain', Buffer.from(body, 'latin1')));
  });

  it.each(ODD_URI_LISTS)('%s in %s: %j', (code, production, body) => {
    check(code, production, read('text/uri-list', Buffer.from(body, 'latin1')));
  });

  it.each(ODD_HEADERS)('%s in %s: %j', (code, production, fields, body) => {
    check(code, production, read('text/occi', Buffer.from(body), fields));
  });

  it.each(ODD_JSON)('%s in %s: %s', (code, production, text) => {
    check(code, production, read('application/occi+json', Buffer.from(text), [], HINTS[production]));
  });

  it.each<[DeviationCode, Production, string, () => Parsed]>([
    [
      'fields-beside-body',
      'text-body',
      'a category in the header',
      () => read('text/plain', Buffer.from(KIND), [['Category', KIND.slice(10, -2)]]),
    ],
    [
      'fields-beside-body',
      'text-uri-list',
      'a location in the header',
      () => read('text/uri-list', Buffer.from(''), [['X-OCCI-Location', '/c/1']]),
    ],
    [
      'fields-beside-body',
      'json-text',
      'a location in the header',
      () => read('application/occi+json', Buffer.from('{}'), [['X-OCCI-Location', '/c/1']]),
    ],
    ['json-not-utf8', 'json-text', 'a byte of Latin-1', () => read('application/occi+json', Buffer.from('{"title":"\xe9"}', 'latin1'))],
    [
      'json-other-encoding',
      'json-text',
      'UTF-16, little-endian',
      () => read('application/occi+json', Buffer.from('{"action":"http://h/a#go"}', 'utf16le')),
    ],
    [
      'json-other-encoding',
      'json-text',
      'UTF-32, big-endian',
      () => read('application/occi+json', Buffer.from('\0\0\0{\0\0\0}', 'latin1')),
    ],
    [
      'attribute-in-categories',
      'text-category-collection',
      'an attribute in an answer of the query interface',
      () => read('text/plain', Buffer.from(`${KIND}X-OCCI-Attribute: a.b=1\r\n`), [], 'categories'),
    ],
    [
      'location-beside-entry',
      'text-category-collection',
      'a location and an attribute in an answer of the query interface',
      () => read('text/plain', Buffer.from(`${KIND}X-OCCI-Attribute: a.b=1\r\nX-OCCI-Location: /c/1\r\n`), [], 'categories'),
    ],
  ])('%s in %s: %s', (code, production, _reason, parsed) => {
    check(code, production, parsed());
  });

  afterAll(() => {
    const listed = DEVIATION_CODES.flatMap((code) => productionsOf(code).map((production) => `${code} in ${production}`));
    expect([...seen].sort()).toEqual(listed.sort());
  });
});

describe('the list', () => {
  it('holds each remark', () => {
    expect([...REMARKS].filter((code) => !DEVIATION_CODES.includes(code))).toEqual([]);
  });
});
