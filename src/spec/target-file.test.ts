/** target.yaml from end to end: everything it may say is read, a mistake has its place, and what we write is what we read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallRecord } from '../record/testing/small.js';
import { targetReport } from '../report/target.js';
import { SCHEMES, type Scheme, type Target } from './catalogue.js';
import { loadTarget } from './load.js';
import { resolveTarget } from './target.js';
import { targetText } from './target-text.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'occi-target-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string): Promise<Target> {
  const path = join(folder, 'target.yaml');
  writeFileSync(path, text);
  return resolveTarget(await loadTarget(path), {});
}

const FULL = `
target: { url: "https://cloud.example.org/occi", product: { vendor: Example, name: Cloud, version: "4.1" } }
profile: occi-1.2
allow: shared
credentials:
  main: { keystone: { user: "\${env:U}", password: "\${file:p.txt}", domain: D, project: P, projectDomain: Q, url: "https://keys.example.org:5000/v3" } }
  second: { x509: { certificate: a.pem, key: a.key, passphrase: "\${env:PASS}" } }
tls: { ca: ca.pem, client: { certificate: c.pem, key: c.key }, serverName: other.example.org, verify: false, minVersion: TLSv1.3 }
ics: { offered: [pagination], absent: [user-mixins] }
recipes: { "infrastructure#compute": { mixins: ["infrastructure/os_tpl#debian"], attributes: { occi.compute.cores: 1, occi.credentials.ssh.publickey: "\${file:id.pub}" } } }
limits: { concurrency: 2, alive: 3, creations: 4, interval: 500ms, requestsPerSecond: 2.5, retries: 5, retryAfter: 1m, deadline: { request: 5s, state: 1h, settle: 0 } }
`;

describe('target.yaml', () => {
  it('is read in full', async () => {
    const target = await read(FULL);
    expect(target).toMatchObject({
      url: 'https://cloud.example.org/occi/',
      allow: 'shared',
      tls: { ca: ['ca.pem'], client: { certificate: 'c.pem' }, serverName: 'other.example.org', verify: false, minVersion: 'TLSv1.3' },
      limits: {
        requestsPerSecond: 2.5,
        retries: 5,
        retryAfter: 60_000,
        interval: 500,
        deadline: { request: 5_000, action: 3_600_000, settle: 0 },
      },
    });
    expect(target.credentials?.main).toMatchObject({
      keystone: { project: 'P', projectDomain: 'Q', url: 'https://keys.example.org:5000/v3' },
    });
    expect(target.credentials?.second).toEqual({ x509: { certificate: 'a.pem', key: 'a.key', passphrase: `\${env:PASS}` } });
  });

  it('comes back from a record, so that the run can be repeated', async () => {
    const target = await read(FULL);
    const record = smallRecord({ clauses: {} });
    expect(await read(targetReport({ ...record, header: { ...record.header, target } }))).toEqual(target);
  });

  it.each([
    ['a password that is written out', 'credentials: { main: { basic: { user: a, password: "written out" } } }'],
    ['two schemes at once', 'credentials: { main: { bearer: { token: "${env:A}" }, xAuthToken: { token: "${env:A}" } } }'],
    ['a principal that is none', 'credentials: { third: { bearer: { token: "${env:A}" } } }'],
    [
      'a public key that is written out',
      'recipes: { "infrastructure#compute": { attributes: { occi.credentials.ssh.publickey: "ssh-rsa AAA" } } }',
    ],
    ['user data that is written out', 'recipes: { "infrastructure#compute": { attributes: { occi.compute.userdata: "#!/bin/sh" } } }'],
    ['a rate of nothing', 'limits: { requestsPerSecond: 0 }'],
    ['a key without certificate', 'tls: { client: { key: a.key } }'],
  ])('refuses %s, and says where', async (_what, line) => {
    await expect(read(`target: { url: "http://127.0.0.1/" }\n${line}\n`)).rejects.toMatchObject({
      code: 'schema',
      details: expect.arrayContaining([expect.objectContaining({ place: expect.objectContaining({ line: 2 }) })]),
    });
  });

  it.each([undefined, ...SCHEMES])('as init writes it for %s is read again', async (scheme: Scheme | undefined) => {
    const text = targetText({
      url: 'http://127.0.0.1:1/occi/',
      product: { vendor: 'a "quoted" vendor', name: '#comment', version: '1.10' },
      profile: 'occi-1.2',
      allow: 'own',
      kinds: ['infrastructure#compute'],
      absent: ['text-occi'],
      findings: ['one\nnot: yaml\u2028neither: this'],
      ...(scheme === undefined ? {} : { scheme }),
    });
    const target = await read(text);
    expect(target.product).toEqual({ vendor: 'a "quoted" vendor', name: '#comment', version: '1.10' });
    expect(Object.keys(target.credentials?.main ?? {})).toEqual(scheme === undefined ? [] : [scheme]);
    // what is written as a comment is right, too, once it is none
    const second = await read(text.replace(/^#( {3}second:)/m, scheme === undefined ? '#$1' : ' $1').replace(/^ {4}second/m, '  second'));
    expect(second.credentials?.second).toEqual(scheme === undefined ? undefined : expect.anything());
  });
});
