/** Conforming messages typed by hand, and which reading wins where several fit. */
import { describe, expect, it } from 'vitest';
import type { HeaderField } from '../message.js';
import { REMARKS } from './deviation.js';
import type { Payload } from './model.js';
import { parseAs, parseMessage } from './parse.js';
import type { Expected } from './rendering.js';
import { CONFORMING } from './testing/samples/conforming.js';

describe('a conforming message is read without deviation', () => {
  it.each(CONFORMING)('$title', ({ role, contentType, rendering, fields, body, payload }) => {
    const parsed = parseMessage({ fields: [['Content-Type', contentType], ...fields], body: Buffer.from(body) }, role);
    expect(parsed.rendering).toBe(rendering);
    expect(parsed.payload).toEqual(payload);
    expect(parsed.deviations.filter(({ code }) => !REMARKS.has(code))).toEqual([]);
  });
});

describe('the rendering', () => {
  it.each<[string, HeaderField[], string | undefined]>([
    ['is that of the Content-Type', [['content-type', 'TEXT/OCCI; q=1']], 'text/occi'],
    ['is text/plain for text/occi+plain', [['Content-Type', 'text/occi+plain']], 'text/plain'],
    ['is none for application/json, whatever it holds', [['Content-Type', 'application/json']], undefined],
    ['is none for HTML', [['Content-Type', 'text/html']], undefined],
    ['is none without Content-Type', [], undefined],
  ])('%s', (_what, fields, rendering) => {
    const parsed = parseMessage({ fields, body: Buffer.from('{"kind":"http://h/k#k"}') }, 'response');
    expect(parsed.rendering).toBe(rendering);
    if (rendering === undefined) expect(parsed).toEqual({ rendering, payload: { kind: 'none' }, deviations: [], counted: {} });
  });

  it('can be given by those who know better', () => {
    const message = {
      fields: [['Content-Type', 'application/json'] as const],
      body: Buffer.from('{"kind":"http://h/k#k","id":"urn:x:1"}'),
    };
    expect(parseAs('application/occi+json', message, 'response').payload.kind).toBe('entity');
  });
});

const KIND = 'Category: compute; scheme="http://h/k#"; class="kind"\r\n';
const DESCRIBED = 'Category: compute; scheme="http://h/k#"; class="kind"; location="http://h/c/"\r\n';
const MIXIN = 'Category: m; scheme="http://h/m#"; class="mixin"\r\n';
const ACTION = 'Category: go; scheme="http://h/a#"; class="action"\r\n';
const LINK = 'Link: </n/1>; rel="http://h/k#n"\r\n';
const ATTRIBUTE = 'X-OCCI-Attribute: a.b=1\r\n';
const LOCATION = 'X-OCCI-Location: /c/1\r\n';

describe('what a text message is taken for', () => {
  it.each<[reason: string, body: string, role: 'request' | 'response', expected: Expected | undefined, kind: Payload['kind']]>([
    ['nothing', '', 'response', 'entity', 'none'],
    ['an empty line', '\r\n', 'response', undefined, 'none'],
    ['a sentence', 'not found\r\n', 'response', undefined, 'unintelligible'],
    ['one bare kind: an instance without attributes', KIND, 'request', undefined, 'entity'],
    ['one bare kind in answer to a query', KIND, 'response', 'categories', 'categories'],
    ['a kind and a mixin', KIND + MIXIN, 'request', undefined, 'entity'],
    ['a kind that is described', DESCRIBED, 'response', undefined, 'categories'],
    ['a kind that is described, as some show it in instances', DESCRIBED, 'response', 'entity', 'entity'],
    ['a kind that is described, with attributes', DESCRIBED + ATTRIBUTE, 'response', undefined, 'entity'],
    ['two kinds', KIND + KIND.replace('compute', 'network'), 'response', undefined, 'categories'],
    ['two kinds where an instance is due', KIND + KIND.replace('compute', 'network'), 'request', 'entity', 'entity'],
    ['a kind beside an action', KIND + ACTION, 'response', undefined, 'categories'],
    ['mixins alone', MIXIN, 'request', undefined, 'categories'],
    ['one action in a request', ACTION, 'request', undefined, 'action'],
    ['one action in an answer', ACTION, 'response', undefined, 'categories'],
    ['one action as a filter', ACTION, 'request', 'categories', 'categories'],
    ['an action with parameters', ACTION + ATTRIBUTE, 'response', undefined, 'action'],
    ['attributes alone: a partial update', ATTRIBUTE, 'request', undefined, 'entity'],
    ['a link alone', LINK, 'request', undefined, 'entity'],
    ['two kinds and a link', KIND + KIND.replace('compute', 'network') + LINK, 'response', undefined, 'categories'],
    ['locations', LOCATION, 'response', 'entity', 'collection'],
    ['locations beside a category', MIXIN + LOCATION, 'request', undefined, 'collection'],
    ['an instance with its location', KIND + ATTRIBUTE + LOCATION, 'response', undefined, 'entity'],
    ['a kind with a location where an instance is due', KIND + LOCATION, 'response', 'entity', 'entity'],
  ])('%s: %j in a %s, expecting %s, is %s', (_reason, body, role, expected, kind) => {
    expect(parseAs('text/plain', { fields: [], body: Buffer.from(body) }, role, expected).payload.kind).toBe(kind);
  });
});

describe('what a JSON text is taken for', () => {
  it.each<[reason: string, body: string, expected: Expected | undefined, kind: Payload['kind']]>([
    ['nothing', '', undefined, 'none'],
    ['half a text', '{', undefined, 'unintelligible'],
    ['an empty object', '{}', undefined, 'unintelligible'],
    ['an empty object for a collection', '{}', 'collection', 'collection'],
    ['a wrapped entity', '{"resources":[{"kind":"http://h/k#k"}]}', 'entity', 'entity'],
    ['a collection of one', '{"resources":[{"kind":"http://h/k#k"}]}', undefined, 'collection'],
    ['two where one is due', '{"resources":[{"kind":"http://h/k#k"},{"kind":"http://h/k#k"}]}', 'entity', 'collection'],
    ['mixins, empty', '{"mixins":[]}', undefined, 'categories'],
    ['mixins of an entity without kind', '{"mixins":["http://h/m#m"]}', undefined, 'entity'],
    ['mixins as categories', '{"mixins":[{"term":"m","scheme":"http://h/m#","location":"/m/"}]}', undefined, 'categories'],
    [
      'a query interface that offers no instances',
      '{"mixins":[{"term":"m","scheme":"http://h/m#","location":"/m/"}],"resources":[]}',
      undefined,
      'categories',
    ],
    ['one bare mixin', '{"term":"m","scheme":"http://h/m#","location":"/m/"}', undefined, 'categories'],
    ['an action', '{"action":"http://h/a#go"}', undefined, 'action'],
    ['parameters without an action', '{"attributes":{}}', 'action', 'unintelligible'],
    ['an older listing of categories', '[{"term":"m","scheme":"http://h/m#"}]', undefined, 'categories'],
    ['an older listing of locations', '["/c/1"]', undefined, 'collection'],
    ['a word', '"OK"', undefined, 'unintelligible'],
  ])('%s: %s, expecting %s, is %s', (_reason, body, expected, kind) => {
    expect(parseAs('application/occi+json', { fields: [], body: Buffer.from(body) }, 'response', expected).payload.kind).toBe(kind);
  });
});

describe('older forms of JSON', () => {
  it('are read all the same', () => {
    const body =
      '{"kind":{"term":"k","scheme":"http://h/k#"},"attributes":{"occi":{"core":{"title":"t"},"compute":{"cores":2}}},"actions":[{"kind":{"term":"go","scheme":"http://h/a#"}}]}';
    const { payload } = parseAs('application/occi+json', { fields: [], body: Buffer.from(body) }, 'response');
    expect(payload).toEqual({
      kind: 'entity',
      entity: {
        kind: 'http://h/k#k',
        mixins: [],
        attributes: new Map<string, string | number>([
          ['occi.core.title', 't'],
          ['occi.compute.cores', 2],
        ]),
        links: [],
        actions: [{ id: 'http://h/a#go' }],
      },
    });
  });
});
