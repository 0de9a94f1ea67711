/** The program as a child process, for tests. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../../../bin/occi-conformance.js', import.meta.url));
const BUILT = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
  milliseconds: number;
}

export interface Launched {
  started: ChildProcessWithoutNullStreams;
  ended: Promise<Ended>;
  /** What it has written to its results so far. */
  output(): string;
}

/** Runs it to its end. */
export function run(...argv: string[]): Promise<Ended> {
  const { started, ended } = launch(argv);
  started.stdin.end();
  return ended;
}

/** Starts it. */
export function launch(argv: string[]): Launched {
  if (!existsSync(BUILT)) throw new Error('dist/ is not built: npm run build');
  const start = performance.now();
  const env = { ...process.env, NO_COLOR: '', FORCE_COLOR: undefined, GITHUB_ACTIONS: undefined };
  const started = spawn(process.execPath, [BIN, ...argv], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  started.stdout.on('data', (bytes) => {
    out += bytes;
  });
  started.stderr.on('data', (bytes) => {
    err += bytes;
  });
  const ended = new Promise<Ended>((resolve) => {
    started.on('close', (code) => resolve({ code, out, err, milliseconds: performance.now() - start }));
  });
  return { started, ended, output: () => out };
}
