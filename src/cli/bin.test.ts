import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rechain } from '../record/chain.js';
import { sampleLines } from '../record/testing/sample.js';
import { BIN, launch, run } from './testing/program.js';

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'occi-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the program', () => {
  it.each([[['--help']], [['--version']], [['list']], [['report', '--help']]])('%j starts at once', async (argv) => {
    const { code, milliseconds, err } = await run(...argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    // The aim is a quarter of a second on an idle machine; this only catches a command that loads the whole library.
    expect(milliseconds).toBeLessThan(3000);
  });

  it.each<[string[], number, string]>([
    [[], 3, 'no command'],
    [['nonsense'], 3, 'no such command'],
    [['list', '--profile', 'occi-1.3'], 3, 'no such profile'],
    [['explain', '--nonsense'], 3, 'no such option'],
    [['explain', 'http.nonsense'], 3, 'no such id'],
    [['serve', '--port', '99999'], 3, 'no such port'],
    [['serve', '--mutant', 'nonsense'], 3, 'no such mutant'],
    [['report', 'nonsense.jsonl', '--format', 'json'], 3, 'no such file'],
    [['report', BIN, '--format', 'json'], 3, 'no run record'],
    [['report', 'run.jsonl', '--format', 'pdf'], 3, 'no such format'],
    [['report', 'run.jsonl'], 3, 'no format'],
    [['validate', 'nonsense.yaml'], 3, 'no such file'],
    [['validate', BIN], 3, 'no YAML'],
    [['validate'], 3, 'no file'],
  ])('%j ends with %i, in one message beside the results: %s', async (argv, expected) => {
    const { code, out, err } = await run(...argv);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).not.toMatch(/\n\s+at /);
    expect(err).not.toContain('\u001b');
    expect(err).not.toBe('');
  });

  it('says what may have been meant', async () => {
    expect((await run('explain', 'http.versioning.server-heder')).err).toContain('did you mean "http.versioning.server-header"?');
    expect((await run('sreve')).err).toContain('Did you mean serve?');
  });

  it('survives a reader that goes away', async () => {
    const { started, ended } = launch(['explain', 'http.versioning.server-header']);
    started.stdout.destroy();
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });
});

describe('explain', () => {
  it.each([
    ['http.versioning.server-header', 'clause', /level\s+\S+, binding/],
    ['http.entity-get.by-url', 'case', /2\. GET new/],
    ['http.entity-get.by-url@accept=text/occi', 'case', /2\. GET new/],
    ['http.versioning.every-response', 'rule', /exchanges\s+\{ within: base/],
  ])('%s is a %s', async (id, kind, text) => {
    expect((await run('explain', id)).out).toMatch(text);
    const found: unknown = JSON.parse((await run('explain', id, '--json')).out);
    expect(found).toMatchObject({ kind });
  });
});

describe('serve', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves until %s', async (signal) => {
    const { started, ended, output } = launch(['serve']);
    while (!output().endsWith('\n')) await new Promise((resolve) => setTimeout(resolve, 20));
    const url = output().trim();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect((await fetch(`${url}-/`)).status).toBe(200);
    started.kill(signal);
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });
});

describe('report', () => {
  it.each([
    ['html', /^<!doctype html>/i],
    ['junit', /^<\?xml/],
    ['markdown', /occi-1\.2/],
    ['json', /^\{/],
  ])('--format %s writes to a file, or to the results', async (format, text) => {
    writeFileSync(file('run.jsonl'), rechain(sampleLines()));
    const whole = await run('report', file('run.jsonl'), '--format', format);
    expect({ code: whole.code, err: whole.err }).toEqual({ code: 0, err: '' });
    expect(whole.out).toMatch(text);
    expect(await run('report', file('run.jsonl'), '--format', format, '--out', file('report'))).toMatchObject({
      code: 0,
      out: '',
      err: '',
    });
    expect(readFileSync(file('report'), 'utf8')).toBe(whole.out);
  });

  it('says that a file cannot be written', async () => {
    writeFileSync(file('run.jsonl'), rechain(sampleLines()));
    expect(await run('report', file('run.jsonl'), '--format', 'json', '--out', file('no/such/folder'))).toMatchObject({ code: 3, out: '' });
  });
});

describe('validate', () => {
  it('finds nothing wrong with the files of the package', async () => {
    const profile = fileURLToPath(new URL('../../profiles/occi-1.2.yaml', import.meta.url));
    expect(await run('validate', profile)).toMatchObject({ code: 0, err: '' });
  });

  it('shows the place of a mistake', async () => {
    writeFileSync(file('target.yaml'), 'target:\n  urll: http://127.0.0.1/\n');
    const { code, err } = await run('validate', file('target.yaml'));
    expect(code).toBe(3);
    expect(err).toContain(`${file('target.yaml')}:2:3: error: `);
    expect(err).toContain('      urll: http://127.0.0.1/\n      ^');
  });
});
