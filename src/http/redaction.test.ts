/** Secrets in answers: found in every form, nothing else touched, and what was equal stays equal. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeaderField } from '../message.js';
import type { HttpResponse } from './exchange.js';
import { Redaction } from './redaction.js';
import { Secrets } from './secrets.js';

const SECRET = 'pa/ss "w\\ör+d" & <1>';

function redactionOf(value: string): Redaction {
  const secrets = new Secrets();
  secrets.keep('main.password', value);
  return new Redaction(secrets);
}

function response(body: string, fields: HeaderField[] = []): HttpResponse {
  return { version: 'HTTP/1.1', status: 200, reason: 'OK', fields, body: Buffer.from(body), framing: [] };
}

const bytes = (text: string) => Buffer.from(text).toString('latin1');
const everywhere = (text: string) => [...Buffer.from(text)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('');
const unicode = (text: string) =>
  [...Array(text.length).keys()].map((i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const FORMS: [string, (secret: string) => string][] = [
  ['plain', (s) => s],
  ['percent-escaped where it must be', encodeURIComponent],
  ['percent-escaped throughout', everywhere],
  ['as a form sends it', (s) => new URLSearchParams({ s }).toString().slice(2)],
  ['in JSON', (s) => JSON.stringify(s).slice(1, -1)],
  ['in JSON throughout', unicode],
  ['in JSON with escaped slashes', (s) => JSON.stringify(s).slice(1, -1).replaceAll('/', '\\/')],
  ['as a quoted string', (s) => s.replace(/["\\]/g, '\\$&')],
  ['in HTML', (s) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')],
];

describe('a secret in an answer', () => {
  it.each(FORMS)('is replaced %s', (_what, form) => {
    const clean = redactionOf(SECRET).text(`before ${bytes(form(SECRET))} after`);
    expect(clean).toMatch(/^before \{\{secret:main\.password(:escaped)?\}\} after$/);
  });

  it.each([0, 1, 2, 3, 4])('is replaced in base64 behind %i other bytes', (n) => {
    for (const encoded of [base64, (text: string) => Buffer.from(text).toString('base64url')]) {
      const clean = redactionOf(SECRET).text(encoded(`${'x'.repeat(n)}${SECRET}tail`));
      expect(clean).toContain('{{secret:main.password:base64}}');
      expect(Buffer.from(clean, 'base64').toString('latin1')).not.toContain(bytes(SECRET).slice(2, -2));
    }
  });

  it('is replaced in reason, field names and values, body, and what was said of the framing', () => {
    const secret = 'correct-horse';
    const answer: HttpResponse = {
      ...response(`{"a":"${secret}"}`, [[`X-${secret}`, secret]]),
      reason: secret,
      framing: [{ code: 'field-syntax', detail: `odd ${secret}` }],
    };
    const clean = redactionOf(secret).response(answer);
    expect(JSON.stringify({ ...clean, body: Buffer.from(clean.body).toString() })).not.toContain(secret);
    expect(clean.framing).toHaveLength(1);
    expect(redactionOf(secret).outcome({ kind: 'malformed', phase: 'head', detail: secret, elapsed: 1 })).toMatchObject({
      detail: '{{secret:main.password}}',
    });
  });

  it('gives the same reference each time, so that what was equal stays equal', () => {
    const redaction = redactionOf(SECRET);
    const [text, json] = [redaction.text(bytes(SECRET)), redaction.text(JSON.stringify(bytes(SECRET)).slice(1, -1))];
    expect(json).toBe(text);
  });

  it('is replaced whatever it is, in each form (any secret, any surroundings)', () => {
    const secret = fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme' }).filter((s) => [...s].length >= 8);
    fc.assert(
      fc.property(secret, fc.constantFrom(...FORMS.filter(([name]) => name !== 'in HTML')), (value, [, form]) => {
        const written = bytes(form(value));
        expect(redactionOf(value).text(`<${written}>`)).toMatch(/^<\{\{secret:main\.password(:escaped)?\}\}>$/);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves everything else as it is (any bytes)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        const clean = redactionOf('a secret that is not there').response({ ...response(''), body });
        expect(Buffer.compare(clean.body, body)).toBe(0);
      }),
    );
  });

  it('cannot be forged by a server', () => {
    expect(redactionOf(SECRET).text('{{secret:main}}')).toBe('{{secret?:main}}');
  });

  it.each(['', 'seven77'])('is refused when it is as short as %j', (value) => {
    expect(() => new Secrets().keep('x', value)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});

describe('fields and attributes that are private', () => {
  it.each([
    ['Authorization', 'Basic abc', '{{secret:authorization}}'],
    ['X-Auth-Token', 'abc', '{{secret:x-auth-token}}'],
    ['Set-Cookie', 'session=abc; Path=/; HttpOnly', 'session={{secret:cookie}}; Path=/; HttpOnly'],
    ['WWW-Authenticate', 'Digest realm="r", nonce="abc", qop="auth"', 'Digest realm="r", nonce="{{secret:nonce}}", qop="auth"'],
    ['Authentication-Info', 'nextnonce="abc", rspauth=def', 'nextnonce="{{secret:nextnonce}}", rspauth="{{secret:rspauth}}"'],
    ['X-OCCI-Attribute', 'occi.credentials.ssh.publickey="ssh-rsa AAA"', 'occi.credentials.ssh.publickey="{{secret:publickey.1}}"'],
    ['Location', 'http://127.0.0.1/compute/1', 'http://127.0.0.1/compute/1'],
  ])('%s: %s', (name, value, shown) => {
    expect(redactionOf(SECRET).response(response('', [[name, value]])).fields).toEqual([[name, shown]]);
  });

  it('are told apart, and recognised when they come again', () => {
    const redaction = redactionOf(SECRET);
    const shown = (body: string) => Buffer.from(redaction.response(response(body)).body).toString();
    expect(shown('{"occi.database.token": "one"}')).toBe('{"occi.database.token": "{{secret:occi.database.token.1}}"}');
    expect(shown('{"occi.database.token":"two"}')).toBe('{"occi.database.token":"{{secret:occi.database.token.2}}"}');
    expect(shown('X-OCCI-Attribute: occi.database.token="one"')).toBe(
      'X-OCCI-Attribute: occi.database.token="{{secret:occi.database.token.1}}"',
    );
  });

  it('are no secrets where the run made them up itself', () => {
    const redaction = redactionOf(SECRET);
    redaction.sending({ method: 'POST', url: 'http://127.0.0.1/', fields: [['X-OCCI-Attribute', 'occi.compute.userdata="made up"']] });
    expect(redaction.text('"occi.compute.userdata": "made up"')).toBe('"occi.compute.userdata": "made up"');
  });
});

describe('references in requests', () => {
  it('are filled in as the place wants it', () => {
    const secrets = new Secrets();
    secrets.keep('env:KEY', 'a "quoted" key');
    const reference = '{{secret:env:KEY}}';
    const filled = (type: string, body: string) =>
      secrets.fill({
        method: 'POST',
        url: 'http://127.0.0.1/',
        fields: [
          ['Content-Type', type],
          ['X-OCCI-Attribute', `a="${reference}"`],
        ],
        body: Buffer.from(body),
      });
    const json = filled('application/occi+json', `{"a":"${reference}","b":"{{secret:unknown}}"}`);
    expect(JSON.parse(Buffer.from(json.body ?? []).toString())).toEqual({ a: 'a "quoted" key', b: '{{secret:unknown}}' });
    expect(json.fields[1]).toEqual(['X-OCCI-Attribute', 'a="a \\"quoted\\" key"']);
    expect(Buffer.from(filled('text/plain', `a="${reference}"`).body ?? []).toString()).toBe('a="a \\"quoted\\" key"');
  });
});
