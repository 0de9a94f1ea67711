/** Which answers have a payload to be labelled, and which label is right. */
import { expect, it } from 'vitest';
import type { HeaderField } from '../../../message.js';
import { Exchange } from '../../interpretation/exchange.js';
import { matchLabel } from './label.js';

const TEXT = 'Category: compute; scheme="http://schemas.ogf.org/occi/infrastructure#"; class="kind"\r\n';
const JSON_TEXT = '{"kind":"http://schemas.ogf.org/occi/infrastructure#compute","id":"urn:uuid:7e0f3e5c-8f0a-4c9e-9b8e-0d9f3d9f3d9f"}';
const FIELD: HeaderField = ['Category', TEXT.slice(10).trim()];

function answer(label: string | undefined, body: string, accept = 'text/plain', fields: HeaderField[] = []): Exchange {
  return new Exchange(
    { case: 'a', attempt: 1, step: '1', iteration: 0, try: 0 },
    { method: 'GET', url: 'http://127.0.0.1/a', fields: [['Accept', accept]] },
    new Uint8Array(),
    {
      kind: 'response',
      version: '1.1',
      status: 200,
      reason: 'OK',
      fields: [...(label === undefined ? [] : [['Content-Type', label] as const]), ...fields],
      framing: [],
    },
    new TextEncoder().encode(body),
    { target: 'entity', effect: 'none', wellFormed: true },
  );
}

it.each([
  ['text by its name', answer('text/plain', TEXT), 'pass'],
  ['text by its other name, with a parameter', answer('Text/OCCI+plain; charset=utf-8', TEXT), 'pass'],
  ['text without label', answer(undefined, TEXT), 'broken'],
  ['text as a page', answer('text/html', TEXT), 'broken'],
  ['text as JSON', answer('application/occi+json', TEXT), 'broken'],
  ['JSON by its name', answer('application/occi+json', JSON_TEXT), 'pass'],
  ['JSON as anybody’s', answer('application/json', JSON_TEXT), 'broken'],
  ['JSON as text', answer('text/plain', JSON_TEXT), 'broken'],
  ['fields by their name', answer('text/occi', '', 'text/occi', [FIELD]), 'pass'],
  ['fields that were asked for, as text', answer('text/plain', '', 'text/occi', [FIELD]), 'broken'],
  ['fields beside another rendering', answer('text/plain', TEXT, 'text/plain', [FIELD]), 'pass'],
  ['a list of URIs', answer('text/uri-list', 'http://127.0.0.1/a\r\n'), 'pass'],
  ['nothing at all', answer(undefined, ''), 'pass'],
  ['a message for people', answer('text/html', '<p>Created</p>'), 'pass'],
  ['a message in JSON', answer('application/json', '{"message":"created"}'), 'pass'],
])('%s', (_reason, exchange, grade) => {
  expect(matchLabel(exchange).grade).toBe(grade);
});
