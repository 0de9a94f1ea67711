/** Each scheme against a server that enforces it: right credentials change no verdict, wrong ones end the run with the cause. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summarize } from '../../record/summary.js';
import { type AuthOptions, REFERENCE_USERS } from '../../reference/authentication.js';
import { type ReferenceTls, startReferenceServer } from '../../reference/server.js';
import { type Keystone, type KeystoneOptions, startKeystone } from '../../reference/testing/keystone.js';
import { pki, pkiPath } from '../../reference/testing/pki.js';
import type { Credential, TargetTls } from '../../spec/catalogue.js';
import { loadBundle, loadProfile } from '../../spec/load.js';
import { resolveTarget } from '../../spec/target.js';
import { assemble } from '../plan/material.js';
import { rejudge } from './regrade.js';
import { type RunResult, run } from './run.js';
import { secretSource } from './secret-source.js';

/** Reading, creating, links, and what needs accounts. */
const SELECTED = ['GFD.223/5.3', 'GFD.223/11.3.1', 'GFD.223/10.4', 'GFD.223/12'];
const TOKENS: { readonly [token: string]: string } = { 'token-of-main-0001': 'main', 'token-of-second-0001': 'second' };
const environment = {
  MAIN: REFERENCE_USERS.main,
  SECOND: REFERENCE_USERS.second,
  MAIN_TOKEN: 'token-of-main-0001',
  SECOND_TOKEN: 'token-of-second-0001',
  WRONG: 'not the right one',
};

interface Given {
  auth?: AuthOptions;
  tls?: ReferenceTls;
  credentials?: { main: Credential; second?: Credential };
  trust?: TargetTls;
}

async function perform({ auth, tls, credentials, trust }: Given, selected = SELECTED): Promise<RunResult & { left: string[] }> {
  const bundle = loadBundle();
  const { profile } = await loadProfile('occi-1.2');
  const model = bundle.models.get(profile.occi);
  if (model === undefined) throw new Error('no model');
  const server = await startReferenceServer({ model, ...(auth === undefined ? {} : { auth }), ...(tls === undefined ? {} : { tls }) });
  try {
    const input = {
      url: server.url,
      ...(credentials === undefined ? {} : { credentials }),
      ...(trust === undefined ? {} : { tls: trust }),
    };
    const material = assemble({ bundle, profile, target: resolveTarget(input, { embedded: true, concurrency: 4 }), selected, seed: '00' });
    const result = await run({
      material,
      suite: { version: bundle.version, digest: bundle.digest },
      texts: {},
      secrets: { source: secretSource('.', environment) },
    });
    const again = await rejudge(result.record, material);
    expect(verdicts(again)).toEqual(verdicts(result.record));
    return { ...result, left: server.entities() };
  } finally {
    await server.close();
  }
}

function verdicts(record: RunResult['record']): [string, string][] {
  return summarize(record, true).cases.map(({ planned, result }) => [planned.id, result.verdict]);
}

const env = (name: string): string => `\${env:${name}}`;
const login = (user: 'main' | 'second', password = env(user.toUpperCase())) => ({ user, password });
const token = (field: string, prefix: string, challenge: string): AuthOptions => ({
  scheme: 'token',
  field,
  prefix,
  challenge,
  principalOf: (value) => TOKENS[value],
});
const served = { cert: pki('server.pem'), key: pki('server.key') };
const trust = { ca: [pkiPath('ca.pem')] };
const certificate = (name: string) => ({ certificate: pkiPath(`${name}.pem`), key: pkiPath(`${name}.key`) });

const SCHEMES: [string, Given, Credential][] = [
  [
    'Basic',
    { auth: { scheme: 'basic' }, credentials: { main: { basic: login('main') }, second: { basic: login('second') } } },
    { basic: login('main', env('WRONG')) },
  ],
  [
    'Digest with MD5 and nonces that go stale',
    {
      auth: { scheme: 'digest', algorithms: ['MD5'], usesPerNonce: 7 },
      credentials: { main: { digest: login('main') }, second: { digest: login('second') } },
    },
    { digest: login('main', env('WRONG')) },
  ],
  [
    'Digest with SHA-256',
    {
      auth: { scheme: 'digest', algorithms: ['SHA-256', 'MD5'] },
      credentials: { main: { digest: login('main') }, second: { digest: login('second') } },
    },
    { digest: login('main', env('WRONG')) },
  ],
  [
    'a bearer token',
    {
      auth: token('Authorization', 'Bearer ', 'Bearer realm="reference"'),
      credentials: { main: { bearer: { token: env('MAIN_TOKEN') } }, second: { bearer: { token: env('SECOND_TOKEN') } } },
    },
    { bearer: { token: env('WRONG') } },
  ],
  [
    'X-Auth-Token',
    {
      auth: token('X-Auth-Token', '', 'Token'),
      credentials: { main: { xAuthToken: { token: env('MAIN_TOKEN') } }, second: { xAuthToken: { token: env('SECOND_TOKEN') } } },
    },
    { xAuthToken: { token: env('WRONG') } },
  ],
  [
    'a field of the provider',
    { auth: token('X-API-Key', '', 'Key'), credentials: { main: { header: { name: 'X-API-Key', value: env('MAIN_TOKEN') } } } },
    { header: { name: 'X-API-Key', value: env('WRONG') } },
  ],
  [
    'Basic over TLS by an authority of its own',
    { auth: { scheme: 'basic' }, tls: served, trust, credentials: { main: { basic: login('main') }, second: { basic: login('second') } } },
    { basic: login('main', env('WRONG')) },
  ],
  [
    'client certificates',
    {
      auth: { scheme: 'certificate' },
      tls: { ...served, clientCa: pki('ca.pem') },
      trust,
      credentials: { main: { x509: certificate('main') }, second: { x509: certificate('second') } },
    },
    { x509: certificate('stranger') },
  ],
];

describe.each(SCHEMES)('%s', (name, given, wrong) => {
  it('changes no verdict where the credentials are right', { timeout: 120_000 }, async () => {
    const { record, end, left } = await perform(given);
    expect(end.ended).toBe('complete');
    expect(record.footer?.exitCode).toBe(2); // a selection
    const bad = verdicts(record).filter(([, verdict]) => !['pass', 'warn', 'not-applicable', 'skipped'].includes(verdict));
    expect(bad).toEqual([]);
    const open = verdicts(await plain);
    const mine = new Map(verdicts(record));
    const changed = open.filter(([id, verdict]) => !id.startsWith('http.security.') && mine.get(id) !== verdict);
    expect(changed).toEqual([]);
    if (name !== 'client certificates') expect(mine.get('http.security.without-credentials')).toMatch(/pass|warn/);
    expect(left).toEqual([]);
  });

  it('ends with exit code 4 and the cause where they are wrong', async () => {
    const { record, end } = await perform({ ...given, credentials: { main: wrong } });
    expect(end).toMatchObject({ ended: 'unreachable' });
    expect(record.footer?.exitCode).toBe(4);
    const [cause, ...others] = summarize(record).causes;
    expect(others).toEqual([]);
    expect(cause?.id).toBe(name === 'client certificates' ? 'target:tls' : 'target:authentication');
    expect(cause?.blocked.length).toBeGreaterThan(5);
  });
});

let plain: Promise<RunResult['record']>;
beforeAll(() => {
  plain = perform({}).then(({ record }) => record);
});

describe('Keystone', () => {
  const started: Keystone[] = [];
  const start = async (options?: KeystoneOptions): Promise<Keystone> => {
    const keystone = await startKeystone(options);
    started.push(keystone);
    return keystone;
  };
  afterAll(() => Promise.all(started.map((keystone) => keystone.close())));
  const keystoneLogin = (user: 'main' | 'second', more: object = {}): Credential => ({ keystone: { ...login(user), ...more } });

  it('is found by the challenge, its tokens are renewed, and none is in the record', { timeout: 120_000 }, async () => {
    const keystone = await start({ usesPerToken: 9 });
    const { record, end } = await perform({
      auth: keystone.auth,
      credentials: { main: keystoneLogin('main'), second: keystoneLogin('second') },
    });
    expect(end.ended).toBe('complete');
    expect(verdicts(record).filter(([, verdict]) => ['fail', 'error', 'inconclusive', 'blocked'].includes(verdict))).toEqual([]);
    expect(keystone.logins()).toBeGreaterThan(3);
    const text = JSON.stringify([...record.exchanges.values(), ...record.bodies.values(), ...record.notes]);
    for (const secret of keystone.tokens()) expect(text).not.toContain(secret);
  });

  it.each([
    ['a wrong password', {}, { password: env('WRONG') }, /user, password/],
    ['several projects and none named', { projects: ['one', 'two'] }, {}, /2 projects \(one, two\)/],
    ['a project that is not there', {}, { project: 'none' }, /project are wrong/],
  ])('says what is wrong with %s', async (_what, options, more, words) => {
    const keystone = await start(options);
    const { end } = await perform({ auth: keystone.auth, credentials: { main: keystoneLogin('main', more) } });
    expect(end).toMatchObject({ ended: 'unreachable', reason: expect.stringMatching(words) });
    expect(keystone.logins()).toBeLessThan(3);
  });

  it('gets no password at a host that the target merely names', async () => {
    const keystone = await start();
    const auth = { ...keystone.auth, challenge: `Keystone uri='${keystone.url.replace('127.0.0.1', 'localhost')}/v3'` } as AuthOptions;
    const { end } = await perform({ auth, credentials: { main: keystoneLogin('main') } });
    expect(end).toMatchObject({ ended: 'unreachable', reason: expect.stringContaining('another host') });
    expect(keystone.logins()).toBe(0);
  });
});

describe('TLS', () => {
  it('that nobody vouches for ends the run, with what to do', async () => {
    const { record, end } = await perform({ tls: served });
    expect(record.footer?.exitCode).toBe(4);
    expect(end).toMatchObject({ reason: expect.stringContaining('tls: ca') });
  });

  it('that nobody vouches for is taken when the operator says so', { timeout: 60_000 }, async () => {
    const { end } = await perform({ tls: served, trust: { verify: false } }, ['GFD.223/5.3']);
    expect(end.ended).toBe('complete');
  });
});

describe('secrets', () => {
  it.each([
    ['that are not there', { basic: login('main', env('NOWHERE')) }],
    ['that are too short', { basic: { user: 'main', password: env('SHORT') } }],
  ])('%s are refused before anything is sent', async (_what, main) => {
    Object.assign(environment, { SHORT: 'seven77' });
    await expect(perform({ auth: { scheme: 'basic' }, credentials: { main } })).rejects.toMatchObject({ code: 'usage' });
  });
});
