/** Builds dist/: compiles the TypeScript, copies what the code reads at run time, and compiles the suites to JSON. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

run('tsc', [join(root, 'node_modules/typescript/bin/tsc'), '--project', join(root, 'tsconfig.build.json')]);
copyAssets();
const compiler = join(root, 'dist/spec/compile.js');
if (existsSync(compiler)) run('suite compiler', [compiler]);

function run(name, args) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status === 0) return;
  console.error(`build: ${name} failed`);
  process.exit(status ?? 1);
}

/** Everything in src that is neither TypeScript nor test data. */
function copyAssets() {
  const source = join(root, 'src');
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const path = relative(source, from);
    if (!entry.isFile() || path.endsWith('.ts') || path.split(/[\\/]/).includes('testing')) continue;
    const to = join(root, 'dist', path);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
}
