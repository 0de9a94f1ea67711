/** Files of the user: suites, profiles and targets, right and wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadProfile, loadSuiteFile, loadTarget, validateFiles } from './load.js';
import { milliseconds, resolveTarget } from './target.js';
import { caseText } from './testing/lint-text.js';

const folder = mkdtempSync(join(tmpdir(), 'occi-conformance-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const GOOD_CASE = caseText('steps: [{ GET: qi, expect: [{ status: 200, decides: http.qi-get.status }] }]');

describe('loadTarget', () => {
  const path = file(
    'target.yaml',
    `
target: { url: https://cloud.example.org/occi, product: { vendor: Example, name: Cloud, version: "4.1" } }
profile: occi-1.2
credentials: { main: { basic: { user: "\${env:OCCI_USER}", password: "\${env:OCCI_PASSWORD}" } } }
ics: { offered: [pagination], absent: [user-mixins] }
recipes: { infrastructure#compute: { mixins: [os_tpl#debian], attributes: { occi.compute.cores: 1 } } }
limits: { alive: 4, creations: 60, deadline: { request: 30s, state: 10m, run: 4h, action: 90s } }
`,
  );

  it('reads durations, recipes and references to secrets', async () => {
    const target = resolveTarget(await loadTarget(path), {});
    expect(target.url).toBe('https://cloud.example.org/occi/');
    expect(target.limits.deadline).toMatchObject({
      request: 30_000,
      run: 14_400_000,
      provision: 600_000,
      deletion: 600_000,
      action: 90_000,
    });
    expect(target.recipes['http://schemas.ogf.org/occi/infrastructure#compute']?.attributes).toEqual({ 'occi.compute.cores': 1 });
    expect(JSON.stringify(target.credentials)).toMatch(/\$\{env:OCCI_PASSWORD\}/);
    expect(target.allow).toBe('own');
    expect(target.limits.concurrency).toBe(1);
  });

  it('is overridden by the command line', async () => {
    const target = resolveTarget(await loadTarget(path), { url: 'http://127.0.0.1:1/x', allow: 'none', concurrency: 3 });
    expect(target).toMatchObject({ url: 'http://127.0.0.1:1/x/', allow: 'none', limits: { concurrency: 3, alive: 4 } });
  });

  it('is patient with a server somewhere and not with the embedded one', () => {
    expect(resolveTarget({}, { url: 'http://h/' })).toMatchObject({ allow: 'own', embedded: false, limits: { concurrency: 1 } });
    const embedded = resolveTarget({}, { url: 'http://h/', embedded: true });
    expect(embedded).toMatchObject({ allow: 'bulk', limits: { concurrency: 16, deadline: { visibility: 0 } } });
  });

  it.each([
    ['500ms', 500],
    ['1.5s', 1_500],
    ['10m', 600_000],
    ['4h', 14_400_000],
    [0, 0],
    [30, undefined],
    ['30', undefined],
    ['soon', undefined],
  ])('takes the duration %s', (text, value) => {
    expect(milliseconds(text)).toBe(value);
  });
});

describe('loadProfile', () => {
  it('finds what comes with the package', async () => {
    const { profile, texts } = await loadProfile('occi-1.2');
    expect(profile.claim.documents).toEqual(['GFD.223']);
    expect(texts).toEqual({});
  });

  it('resolves what a file extends, and keeps the texts', async () => {
    const middle = file(
      'middle.yaml',
      'profile: middle\nversion: 2.0.0\nfor: us\nextends: occi-1.2\nexclude: { http.security.tls: no need }\n',
    );
    const path = file('mine.yaml', 'profile: mine\nversion: 1.0.0\nfor: me\nextends: middle.yaml\nparameters: { extra: 1 }\n');
    const { profile, texts } = await loadProfile(path);
    expect(profile).toMatchObject({
      id: 'mine',
      occi: '1.2',
      exclude: { 'http.security.tls': 'no need' },
      parameters: { clientVersion: '1.2', extra: 1 },
    });
    expect(Object.keys(texts).sort()).toEqual([middle, path].sort());
  });

  it.each([
    ['a name that is not there', 'occi-1.3', 'usage'],
    ['a file that is not there', join(folder, 'none.yaml'), 'file'],
    ['a profile that extends itself', file('loop.yaml', 'profile: loop\nversion: 1.0.0\nfor: x\nextends: loop.yaml\n'), 'reference'],
    ['a profile that is not complete', file('bare.yaml', 'profile: bare\nversion: 1.0.0\nfor: x\n'), 'schema'],
    ['a target', file('no-profile.yaml', 'target: { url: "http://h/" }\n'), 'schema'],
  ])('refuses %s', async (_, name, code) => {
    await expect(loadProfile(name)).rejects.toMatchObject({ code });
  });
});

describe('loadSuiteFile', () => {
  it('gives the suite and its text', async () => {
    const path = file('good.yaml', GOOD_CASE);
    const { suite, texts } = await loadSuiteFile(path);
    expect(suite.cases.map(({ id }) => id)).toEqual(['test.case']);
    expect(texts).toEqual({ [path]: GOOD_CASE });
  });

  it('throws with every mistake, each at its place', async () => {
    const path = file('bad.yaml', GOOD_CASE.replace('status: 200', 'staus: 200').replace('GET: qi', 'GET: qi, prinzipal: main'));
    await expect(loadSuiteFile(path)).rejects.toMatchObject({
      code: 'schema',
      details: [
        { message: expect.stringContaining('principal'), place: { file: path, line: 7 } },
        { message: expect.stringContaining('status'), place: { file: path, line: 7 } },
      ],
    });
  });
});

describe('validateFiles', () => {
  it('tells the kind of each file by its keys', async () => {
    const files = [
      file('v-suite.yaml', GOOD_CASE),
      file('v-target.yaml', 'target: { url: "http://h/" }\n'),
      file('v-profile.yaml', 'profile: p\nversion: 1.0.0\nfor: x\nextends: occi-1.2\n'),
      'suites/occi-1.2/http/10-entity-instances.yaml',
      'suites/occi-1.2/needs.yaml',
      'suites/occi-1.2/model.yaml',
      'suites/occi-1.2/http/clauses.yaml',
    ];
    expect(await validateFiles(files)).toEqual([]);
  });

  it.each([
    ['no YAML', '{', 'yaml'],
    ['nothing', '', 'schema'],
    ['a kind that is not known', 'a: 1', 'schema'],
    ['a mistake that only the linter sees', GOOD_CASE.replace('http.qi-get.status', 'http.qi-get.nothing'), 'lint'],
    ['a URL that is none', 'target: { url: cloud.example.org }', 'schema'],
    [
      'a password in clear, which would be recorded',
      'target: { url: "http://h/" }\ncredentials: { main: { basic: { user: me, password: secret } } }',
      'schema',
    ],
    ['a duration that is none', 'target: { url: "http://h/" }\nlimits: { deadline: { run: soon } }', 'schema'],
    ['a base that is not there', 'profile: p\nversion: 1.0.0\nfor: x\nextends: nothing.yaml\n', 'file'],
  ])('finds %s', async (reason, text, code) => {
    const found = await validateFiles([file(`bad-${reason.replace(/\W/g, '-')}.yaml`, text)]);
    expect(found[0]?.code).toBe(code);
  });

  it('does not repeat a secret that it refuses', async () => {
    const path = file('secret.yaml', 'target: { url: "http://h/" }\ncredentials: { main: { bearer: { token: open-sesame } } }');
    const found = await validateFiles([path]);
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain('open-sesame');
  });

  it('goes on after a file that cannot be read', async () => {
    const found = await validateFiles([join(folder, 'absent.yaml'), file('again.yaml', 'a: 1')]);
    expect(found.map(({ code }) => code)).toEqual(['file', 'schema']);
  });
});
