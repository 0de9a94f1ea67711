/** doctor and init against servers that demand credentials, and against none at all. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../../engine/plan/material.js';
import { DOCTOR_CHECKS, diagnose, type Finding } from '../../engine/run/doctor.js';
import { secretSource } from '../../engine/run/secret-source.js';
import { REFERENCE_USERS } from '../../reference/authentication.js';
import { type ReferenceServer, startReferenceServer } from '../../reference/server.js';
import { pki, pkiPath } from '../../reference/testing/pki.js';
import { loadBundle, loadProfile } from '../../spec/load.js';
import { resolveTarget, type TargetInput } from '../../spec/target.js';
import { main } from '../main.js';
import { capture } from '../testing/capture.js';

/** Runs a command line in this process. */
async function command(...argv: string[]): Promise<{ code: number; out: string }> {
  const terminal = capture();
  const code = await main(argv, terminal);
  return { code, out: terminal.result() };
}

let folder: string;
let plain: ReferenceServer;
let secure: ReferenceServer;
const servers: { close(): unknown }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'occi-doctor-'));
  const model = loadBundle().models.get('1.2');
  if (model === undefined) throw new Error('no model');
  plain = await startReferenceServer({ model });
  secure = await startReferenceServer({ model, auth: { scheme: 'digest' }, tls: { cert: pki('server.pem'), key: pki('server.key') } });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([plain, secure, ...servers].map((server) => server.close()));
});

async function examined(input: TargetInput): Promise<Finding[]> {
  const { profile } = await loadProfile('occi-1.2');
  const material = assemble({ bundle: loadBundle(), profile, target: resolveTarget(input, {}), selected: ['GFD.223/11.3.1'], seed: '00' });
  const source = secretSource('.', { MAIN: REFERENCE_USERS.main, WRONG: 'not the right one' });
  return (await diagnose(material, { secrets: { source } })).findings;
}

const states = (findings: Finding[]): string[] =>
  findings.filter(({ state }) => state !== 'ok').map(({ check, state }) => `${check} ${state}`);
const digest = (name: string) => ({ main: { digest: { user: 'main', password: `\${env:${name}}` } } });

/** A server of nothing but HTTP. */
async function answering(status: number, fields: Record<string, string>): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status, fields).end('no OCCI'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
}

describe('doctor', () => {
  it('finds nothing amiss with a server that is well, looks at everything in order, and leaves nothing behind', async () => {
    const findings = await examined({ url: plain.url });
    expect(states(findings)).toEqual([]);
    const order = findings.map(({ check }) => DOCTOR_CHECKS.indexOf(check));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(DOCTOR_CHECKS));
    expect(plain.entities()).toEqual([]);
  });

  it('passes credentials and TLS', async () => {
    expect(states(await examined({ url: secure.url, credentials: digest('MAIN'), tls: { ca: [pkiPath('ca.pem')] } }))).toEqual([]);
  });

  it.each([
    ['a name that nobody knows', async () => ({ url: 'http://nowhere.invalid/' }), 'dns failed'],
    ['a port where nobody listens', async () => ({ url: 'http://127.0.0.1:1/' }), 'connection failed'],
    ['a certificate that nobody vouches for', async () => ({ url: secure.url }), 'tls failed'],
    ['a port without TLS', async () => ({ url: plain.url.replace('http:', 'https:') }), 'tls failed'],
    ['no credentials', async () => ({ url: secure.url, tls: { verify: false } }), 'authentication failed'],
    ['wrong credentials', async () => ({ url: secure.url, tls: { verify: false }, credentials: digest('WRONG') }), 'authentication failed'],
    ['a path below the service', async () => ({ url: `${plain.url}deeper/` }), 'base path warning'],
    ['a server without OCCI', async () => ({ url: await answering(200, {}) }), 'base path failed,query interface failed'],
    ['creation that is not allowed', async () => ({ url: plain.url, allow: 'none' as const }), 'creation skipped'],
  ])('says of %s what is the matter and what to do', async (_what, input, expected) => {
    const findings = await examined(await input());
    expect(states(findings).join()).toBe(expected);
    for (const { state, advice } of findings) if (state !== 'ok') expect(advice).not.toBe(undefined);
  });

  it('names the base path that would have been right', async () => {
    const findings = await examined({ url: `${plain.url}deeper/` });
    expect(findings.find(({ check }) => check === 'base path')?.advice).toContain(plain.url);
  });
});

describe('init', () => {
  it('writes a file that validates and that doctor takes, by the challenge of the server', async () => {
    const out = join(folder, 'target.yaml');
    const flags = ['--out', out, '--vendor', 'V', '--product', 'P', '--product-version', '1', '--user', 'main', '--ca', pkiPath('ca.pem')];
    expect(await command('init', secure.url, ...flags)).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toContain('main: { digest:');
    expect(await command('validate', out)).toMatchObject({ code: 0 });
    writeFileSync(join(folder, 'password'), `${REFERENCE_USERS.main}\n`);
    writeFileSync(out, readFileSync(out, 'utf8').replace(`\${env:OCCI_PASSWORD}`, `\${file:password}`));
    const { code, out: text } = await command('doctor', '--target', out, '--allow', 'none');
    expect([code, text]).toEqual([0, expect.stringContaining('the credentials of main are accepted')]);
  });

  it('does not write over a file unless told to', async () => {
    const out = join(folder, 'there.yaml');
    writeFileSync(out, 'mine');
    expect(await command('init', plain.url, '--out', out)).toMatchObject({ code: 3 });
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  it('writes what it can of a server that does not answer, and says so', async () => {
    const out = join(folder, 'silent.yaml');
    expect(await command('init', 'http://127.0.0.1:1/', '--out', out)).toMatchObject({ code: 4 });
    expect(await command('validate', out)).toMatchObject({ code: 0 });
  });
});
