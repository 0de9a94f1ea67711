/**
 * Run by the build: reads and lints the bundle, and writes it as JSON, so that no YAML is parsed at start-up.
 * `--warnings` prints what the linter lists besides, `--lock` first adds new ids to suites/ids.lock.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SuiteError } from '../errors.js';
import { assemble } from './assemble.js';
import type { BundleIndex } from './bundle.js';
import { lintBundle, publishedIds } from './lint/bundle.js';
import { problemText } from './problem.js';

/**
 * Writes `data/` into a folder such as dist/. Returns the warnings of the linter; throws when it refuses something.
 */
export function compile(root: string, out: string): string[] {
  const assembled = assemble(root);
  const findings = lintBundle(assembled);
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new SuiteError('lint', `the bundled suites have ${errors.length} mistakes`, errors);
  const { documents, ...rest } = assembled.data;
  const data = `${out}/data`;
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const index: BundleIndex = { ...rest, documents: documents.map(({ document }) => ({ document, file: `${document}.json` })) };
  for (const document of documents) writeFileSync(`${data}/${document.document}.json`, JSON.stringify(document));
  writeFileSync(`${data}/index.json`, JSON.stringify(index));
  return findings.map(problemText);
}

/** Adds the ids that are not in suites/ids.lock yet; lines that are there stay, whatever became of their ids. */
export function lockNewIds(root: string): string[] {
  const { data, lock } = assemble(root);
  const path = `${root}/suites/ids.lock`;
  const locked = new Set(lock);
  const fresh = publishedIds(data).filter((line) => !locked.has(line));
  if (fresh.length === 0) return [];
  const comments = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'));
  writeFileSync(path, [...comments, ...[...locked, ...fresh].sort(), ''].join('\n'));
  return fresh;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  try {
    if (process.argv.includes('--lock')) for (const line of lockNewIds(root)) console.error(`suites/ids.lock: added ${line}`);
    const warnings = compile(root, `${root}dist`);
    if (process.argv.includes('--warnings')) for (const warning of warnings) console.error(warning);
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    console.error([error.message, ...error.details.map(problemText)].join('\n'));
    process.exitCode = 1;
  }
}
