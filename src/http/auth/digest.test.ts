/** Digest against the examples of RFC 7616 section 3.9, as a server would check them. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HeaderField } from '../../message.js';
import type { HttpRequest, HttpResponse } from '../exchange.js';
import { challengesIn } from './challenge.js';
import { digestAuthenticator } from './digest.js';

const LOGIN = { user: 'Mufasa', password: 'Circle of Life' };
const REQUEST: HttpRequest = { method: 'GET', url: 'http://www.example.org/dir/index.html', fields: [] };

function refused(...challenges: string[]): HttpResponse {
  const fields = challenges.map((value): HeaderField => ['WWW-Authenticate', value]);
  return { version: 'HTTP/1.1', status: 401, reason: '', fields, body: new Uint8Array(), framing: [] };
}

async function answer(login: typeof LOGIN, ...challenges: string[]): Promise<Map<string, string>> {
  const authenticator = digestAuthenticator(login);
  expect(await authenticator.authorise(REQUEST)).toBeUndefined();
  expect(await authenticator.learn(REQUEST, undefined, refused(...challenges))).toEqual({ again: true });
  const [, value] = (await authenticator.authorise(REQUEST)) ?? ['', ''];
  return new Map([...(challengesIn([['WWW-Authenticate', value]])[0]?.parameters ?? [])]);
}

const EXAMPLE =
  'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';

function expected(algorithm: string, user: string, parameters: Map<string, string>): string {
  const hash = (text: string) => createHash(algorithm).update(text).digest('hex');
  const of = (name: string) => parameters.get(name) ?? '';
  const a1 = hash(`${user}:http-auth@example.org:Circle of Life`);
  return hash([a1, of('nonce'), of('nc'), of('cnonce'), 'auth', hash('GET:/dir/index.html')].join(':'));
}

describe('Digest', () => {
  it('reproduces the hashes of RFC 7616 section 3.9.1', () => {
    const fixed = new Map([
      ['nonce', '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v'],
      ['nc', '00000001'],
      ['cnonce', 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ'],
    ]);
    expect(expected('md5', 'Mufasa', fixed)).toBe('8ca523f5e9506fed4657c9700eebdbec');
    expect(expected('sha256', 'Mufasa', fixed)).toBe('753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1');
  });

  it.each([
    ['SHA-256 before MD5', [`Digest ${EXAMPLE}, algorithm=MD5`, `Digest ${EXAMPLE}, algorithm=SHA-256`], 'sha256'],
    ['MD5 alone', [`Digest ${EXAMPLE}, algorithm=MD5`], 'md5'],
    ['MD5 when no algorithm is named', [`Digest ${EXAMPLE}`], 'md5'],
    ['one of several challenges in one field', [`Basic realm="x, y", Digest ${EXAMPLE}, algorithm=SHA-256`], 'sha256'],
    ['what it knows, not the rest', [`Digest ${EXAMPLE}, algorithm=FUTURE`, `Digest ${EXAMPLE}, algorithm=MD5`], 'md5'],
  ])('answers %s', async (_what, challenges, hash) => {
    const parameters = await answer(LOGIN, ...challenges);
    expect(parameters.get('response')).toBe(expected(hash, 'Mufasa', parameters));
    expect(parameters.get('uri')).toBe('/dir/index.html');
    expect(parameters.get('nc')).toBe('00000001');
    expect(parameters.get('opaque')).toBe('FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS');
  });

  it('hides the user where the server asks for it', async () => {
    const parameters = await answer(LOGIN, `Digest ${EXAMPLE}, algorithm=SHA-256, userhash=true`);
    expect(parameters.get('username')).toBe(createHash('sha256').update('Mufasa:http-auth@example.org').digest('hex'));
    expect(parameters.get('userhash')).toBe('true');
  });

  it('tries again after a stale nonce, not after a refusal', async () => {
    const authenticator = digestAuthenticator(LOGIN);
    await authenticator.learn(REQUEST, undefined, refused(`Digest realm="r", qop="auth", nonce="one"`));
    const sent = await authenticator.authorise(REQUEST);
    expect(await authenticator.learn(REQUEST, sent, refused('Digest realm="r", qop="auth", nonce="two", stale=TRUE'))).toEqual({
      again: true,
    });
    const again = await authenticator.authorise(REQUEST);
    expect(again?.[1]).toContain('nonce="two"');
    expect(await authenticator.learn(REQUEST, again, refused('Digest realm="r", qop="auth", nonce="three"'))).toEqual({ again: false });
  });

  it('counts the requests of a nonce, and goes over to the next one told', async () => {
    const authenticator = digestAuthenticator(LOGIN);
    await authenticator.learn(REQUEST, undefined, refused('Digest realm="r", qop="auth", nonce="one"'));
    expect((await authenticator.authorise(REQUEST))?.[1]).toContain('nc=00000001');
    const second = await authenticator.authorise(REQUEST);
    expect(second?.[1]).toContain('nc=00000002');
    const told: HttpResponse = { ...refused(), status: 200, fields: [['Authentication-Info', 'nextnonce="two"']] };
    await authenticator.learn(REQUEST, second, told);
    expect((await authenticator.authorise(REQUEST))?.[1]).toMatch(/nonce="two".*nc=00000001/);
  });

  it('says what is missing where only other schemes are offered', async () => {
    const lesson = await digestAuthenticator(LOGIN).learn(
      REQUEST,
      undefined,
      refused('Negotiate', 'Digest realm="r", qop="auth-int", nonce="n"'),
    );
    expect(lesson).toEqual({ again: false, problem: expect.stringContaining('negotiate or digest') });
  });
});

describe('challenges', () => {
  it.each([
    [`Keystone uri='http://127.0.0.1:5000/v3'`, [['keystone', { uri: 'http://127.0.0.1:5000/v3' }]]],
    [
      'Basic realm="a \\"b\\", c" , Bearer',
      [
        ['basic', { realm: 'a "b", c' }],
        ['bearer', {}],
      ],
    ],
    [
      'Negotiate YII==, Digest nonce = "x" , qop=auth',
      [
        ['negotiate', {}],
        ['digest', { nonce: 'x', qop: 'auth' }],
      ],
    ],
    ['', []],
    [',,= ,"', []],
  ])('%s', (value, challenges) => {
    const found = challengesIn([['www-authenticate', value]]).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
    expect(found.filter(([scheme]) => scheme !== '"' && scheme !== '=')).toEqual(challenges);
  });
});
