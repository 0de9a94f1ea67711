/** A run killed at random moments, and what `cleanup` makes of what it left. */
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLedger } from '../../engine/run/ledger.js';
import { type Launched, launch, run } from '../testing/program.js';

/** More by the environment, for a longer look. */
const KILLS = Number(process.env.KILLS ?? 5);

let folder: string;
let server: Launched & { url: string };
const file = (...names: string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'occi-cleanup-'));
  const launched = launch(['serve']);
  while (!launched.output().endsWith('\n')) await new Promise((resolve) => setTimeout(resolve, 20));
  server = { ...launched, url: launched.output().trim() };
});
afterAll(async () => {
  server.started.kill('SIGTERM');
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
});

async function ask(url: string, init: RequestInit = {}): Promise<{ text: string; location: string | null; status: number }> {
  const answer = await fetch(url, { ...init, headers: { accept: 'text/plain', 'user-agent': 'test OCCI/1.2', ...init.headers } });
  return { text: await answer.text(), location: answer.headers.get('location'), status: answer.status };
}

/** Instances and mixins of clients that the server has. */
async function left(): Promise<string[]> {
  const all = await ask(server.url);
  const mixins = (await ask(`${server.url}-/`)).text.split('\n').filter((line) => line.includes('occi-suite-'));
  return [...all.text.split('\r\n').filter((line) => line.startsWith('X-OCCI-Location')), ...mixins];
}

async function make(title: string, kind = 'compute', path = kind): Promise<string> {
  const made = await ask(`${server.url}${path}/`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: `Category: ${kind}; scheme="http://schemas.ogf.org/occi/infrastructure#"; class="kind"\r\nX-OCCI-Attribute: occi.core.title="${title}"\r\n`,
  });
  return made.location ?? '';
}

function entries(path: string): number {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
}

describe('cleanup', () => {
  it(`leaves nothing of a run that was killed at any of ${KILLS} random moments`, { timeout: KILLS * 60_000 }, async () => {
    const found: number[] = [];
    for (let n = 0; n < KILLS; n++) {
      const out = file(`killed-${n}`);
      const ledger = join(out, 'ledger.jsonl');
      const after = 2 + Math.floor(Math.random() * 150);
      const killed = launch(['run', server.url, '--out', out, '--concurrency', '8', '--select', 'GFD.223/10', 'GFD.223/9.3']);
      // a moment is counted in entries of the ledger, so that it is one in the middle on a slow machine, too
      while (entries(ledger) < after && killed.started.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 1));
      killed.started.kill('SIGKILL');
      await killed.ended;
      const before = await left();
      found.push(before.length);
      const { code, out: said, err } = await run('cleanup', ledger);
      expect(await left(), `killed after ${after} entries, cleanup: ${said}${err}`).toEqual([]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(readLedger(ledger)).toMatchObject({ held: [], open: [] });
    }
    // else there was nothing to be removed and the test has shown nothing
    expect(Math.max(...found)).toBeGreaterThan(0);
  });

  it('finds what an unanswered request has made, by its title, and nothing else', async () => {
    const title = 'occi-suite-0123456789ab';
    const others = [await make('somebody else’s'), await make('occi-suite-ffffffffffff'), await make(`${title}0`)];
    await make(title, 'network', 'net');
    const ledger = file('unanswered.jsonl');
    const at = new Date().toISOString();
    const lines = [
      { entry: 'run', target: server.url, started: at },
      { entry: 'intent', case: 'c', intent: { type: 'resource', mark: title }, url: `${server.url}net/`, marks: [title], at },
      {
        entry: 'intent',
        case: 'c',
        intent: { type: 'resource', mark: title },
        url: `${server.url}compute/`,
        marks: ['occi-suite-000000000000'],
        at,
      },
    ];
    writeFileSync(ledger, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    appendFileSync(ledger, '{"entry":"own","case":"c","proper');
    const there = await left();
    expect(there).toHaveLength(4);
    const { code, out } = await run('cleanup', ledger);
    expect(out).toMatch(/^removed: http:\S+\/net\/\S+\n$/);
    expect(code).toBe(0);
    expect((await left()).sort()).toEqual(others.map((url) => `X-OCCI-Location: ${url}`).sort());
    expect((await run('cleanup', ledger)).out).toMatch(/^nothing of ours/);
    for (const url of others) expect((await ask(url, { method: 'DELETE' })).status).toBe(204);
  });

  it('says what it could not remove, with a command that harms nobody', async () => {
    const ledger = file('gone.jsonl');
    const own = (location: string) => ({ entry: 'own', case: 'c', property: { type: 'resource', location } });
    const lines = [
      { entry: 'run', target: 'http://127.0.0.1:9/', started: '' },
      own("http://127.0.0.1:9/compute/1';reboot;'"),
      own('http://127.0.0.1:9/compute/\u001b[31m'),
    ];
    writeFileSync(ledger, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const { code, out } = await run('cleanup', ledger);
    expect(code).toBe(4);
    expect(out).toContain("curl -X DELETE 'http://127.0.0.1:9/compute/1'\\'';reboot;'\\'''");
    expect(out).not.toContain('\u001b');
    expect(readLedger(ledger).held).toHaveLength(2);
  });

  it.each([[['cleanup', 'nonsense.jsonl']], [['cleanup', 'package.json']]])('%j is a usage error', async (argv) => {
    expect(await run(...argv)).toMatchObject({ code: 3, out: '' });
  });
});
