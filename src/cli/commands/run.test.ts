import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rechain } from '../../record/chain.js';
import type { RecordLine } from '../../record/format.js';
import { readRecord } from '../../record/read.js';
import { type Launched, launch, run } from '../testing/program.js';

const REPORTS = ['run.jsonl', 'junit.xml', 'report.html', 'summary.md'];
const VERSIONING = 'GFD.223/5.3';

let folder: string;
const file = (...names: string[]) => join(folder, ...names);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'occi-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `serve` with further arguments, and its URL once it listens. */
async function serve(...more: string[]): Promise<Launched & { url: string }> {
  const launched = launch(['serve', ...more]);
  while (!launched.output().endsWith('\n')) await new Promise((resolve) => setTimeout(resolve, 20));
  return { ...launched, url: launched.output().trim() };
}

async function listening(answer: Parameters<typeof createServer>[1]): Promise<{ url: string; close(): void }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function expectReports(name: string): void {
  for (const report of REPORTS) expect(existsSync(file(name, report)), report).toBe(true);
}

describe('run', () => {
  it('without URL tests the embedded server, all of it, and writes record and reports', async () => {
    const { code, out, err } = await run('run', '--out', file('embedded'));
    expectReports('embedded');
    const record = readRecord(file('embedded', 'run.jsonl'));
    expect(code).toBe(record.footer?.exitCode);
    expect(err).toBe('');
    expect(out).toContain(record.footer?.sentence);
    expect(record.header.target).toMatchObject({ embedded: true, allow: 'bulk' });
    expect(record.cases.filter(({ verdict }) => verdict === 'fail' || verdict === 'error')).toEqual([]);
  });

  // a server given by URL is waited for as a cloud is: a reading that must not change is read again after a second
  it('tests a server in another process, and one that is wrong is not conformant, with the clause in the first lines', {
    timeout: 180_000,
  }, async () => {
    const right = await serve();
    const good = await run('run', right.url, '--out', file('right'), '--select', VERSIONING);
    right.started.kill('SIGTERM');
    expect(readRecord(file('right', 'run.jsonl')).header).toMatchObject({
      target: { allow: 'own', embedded: false },
      selected: [VERSIONING],
    });
    // A selection proves nothing about the profile.
    expect(good).toMatchObject({ code: 2, err: '' });

    const wrong = await serve('--mutant', 'server-header-missing');
    const bad = await run('run', wrong.url, '--out', file('wrong'), '--select', VERSIONING);
    wrong.started.kill('SIGTERM');
    expect(bad.code).toBe(1);
    expect(bad.out.split('\n').slice(0, 6).join('\n')).toMatch(/FAIL .* http\.versioning\./);
    expectReports('wrong');
  });

  it('--quiet says the failures and the verdict alone', async () => {
    const { out, err } = await run('run', '--quiet', '--out', file('quiet'), '--select', VERSIONING);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toBe('');
  });

  it('takes the target from a file', async () => {
    const server = await serve();
    writeFileSync(
      file('target.yaml'),
      `target:\n  url: ${server.url}\n  product: { vendor: A, name: B, version: "3" }\nprofile: occi-1.2\nallow: none\n`,
    );
    await run('run', '--target', file('target.yaml'), '--out', file('from-file'), '--select', VERSIONING, '--concurrency', '2');
    server.started.kill('SIGTERM');
    expect(readRecord(file('from-file', 'run.jsonl')).header.target).toMatchObject({
      url: server.url,
      product: { vendor: 'A', name: 'B', version: '3' },
      allow: 'none',
      limits: { concurrency: 2 },
    });
  });

  it.each<[string, Parameters<typeof createServer>[1] | undefined]>([
    ['nobody answers', undefined],
    ['the answers are no OCCI', (_, response) => response.end('hello')],
    ['the answers are no HTTP', (request) => request.socket.end('hello')],
  ])('ends with 4 and writes its reports when %s', async (name, answer) => {
    const server = await listening(answer);
    if (answer === undefined) server.close();
    const { code, err } = await run('run', server.url, '--out', file(name));
    server.close();
    expect(code).toBe(4);
    expect(err).toContain('target unreachable');
    expectReports(name);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('interrupted by %s ends with 7 and writes its reports', async (signal) => {
    // A server that never answers keeps the run waiting for as long as it takes.
    let asked: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const server = await listening(() => asked());
    const { started, ended } = launch(['run', server.url, '--out', file(signal)]);
    await waiting;
    started.kill(signal);
    expect((await ended).code).toBe(7);
    server.close();
    expectReports(signal);
  });

  it.each<[string[], string]>([
    [['ftp://127.0.0.1/'], 'another scheme'],
    [['127.0.0.1:80'], 'no scheme'],
    [['http://user:secret@127.0.0.1/'], 'credentials in the URL'],
    [['--select', 'http.nonsense'], 'an unknown id'],
    [['--select', 'GFD.999'], 'an unknown document'],
    [['--select', 'GFD.223/99'], 'an unknown section'],
    [['--profile', 'nonsense'], 'an unknown profile'],
    [['--target', 'nonsense.yaml'], 'no such file'],
    [['--allow', 'all'], 'an unknown effect'],
    [['--concurrency', '0'], 'no number'],
    [['--quiet', '--verbose'], 'a contradiction'],
  ])('%j is wrong usage: %s', async (argv) => {
    const { code, out, err } = await run('run', '--out', file('none'), ...argv);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('error:');
    expect(err).not.toContain('secret');
  });
});

describe('verify and regrade', () => {
  beforeAll(async () => {
    await run('run', '--out', file('judged'), '--select', 'http.versioning.every-response', 'http.entity-get.by-url');
  });

  /** The record with some lines changed, its chain made anew. */
  function altered(name: string, change: (line: RecordLine) => RecordLine): string {
    const lines = readFileSync(file('judged', 'run.jsonl'), 'utf8').trimEnd().split('\n');
    const changed = lines.map((line) => {
      const { previous: _, ...rest } = JSON.parse(line);
      return change(rest);
    });
    writeFileSync(file(name), rechain(changed));
    return file(name);
  }

  it('verify agrees with a record as it was made', async () => {
    expect(await run('verify', file('judged', 'run.jsonl'))).toMatchObject({ code: 0, err: '' });
  });

  it('verify names the test case whose verdict the exchanges do not bear out', async () => {
    const path = altered('altered.jsonl', (line) =>
      line.type === 'exchange' &&
      line.key.case.startsWith('http.entity-get.by-url') &&
      line.request.method === 'GET' &&
      line.outcome.kind === 'response'
        ? { ...line, outcome: { ...line.outcome, status: 202 } }
        : line,
    );
    const { code, out } = await run('verify', path);
    expect(code).toBe(1);
    expect(out).toMatch(/^case http\.entity-get\.by-url\S*: recorded pass, recomputed fail$/m);
  });

  it('verify knows a record by another suite', async () => {
    const path = altered('other.jsonl', (line) =>
      line.type === 'header' ? { ...line, suite: { ...line.suite, digest: '0'.repeat(64) } } : line,
    );
    expect(await run('verify', path)).toMatchObject({ code: 2, out: '' });
  });

  it.each(['verify', 'regrade'])('%s refuses a damaged record', async (command) => {
    const text = readFileSync(file('judged', 'run.jsonl'), 'utf8');
    writeFileSync(file('damaged.jsonl'), text.replace('"status":200', '"status":201'));
    const more = command === 'regrade' ? ['--out', file('x')] : [];
    expect(await run(command, file('damaged.jsonl'), ...more)).toMatchObject({ code: 3, out: '' });
  });

  it('regrade writes a new record that names the old one, and its reports', async () => {
    const { code } = await run('regrade', file('judged', 'run.jsonl'), '--out', file('regraded'));
    expect(code).toBe(0);
    expectReports('regraded');
    const old = readRecord(file('judged', 'run.jsonl'));
    const made = readRecord(file('regraded', 'run.jsonl'));
    expect(made.header.regradeOf).toBe(old.digest);
    expect(made.cases.map(({ id, verdict }) => [id, verdict])).toEqual(old.cases.map(({ id, verdict }) => [id, verdict]));
  });

  it('regrade does not overwrite the old record', async () => {
    expect(await run('regrade', file('judged', 'run.jsonl'), '--out', file('judged'))).toMatchObject({ code: 3, out: '' });
  });
});
