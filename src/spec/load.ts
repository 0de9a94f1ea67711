/**
 * Loads what comes with the package and what the user gives. The bundle is read from compiled JSON when there is one, and
 * YAML and JSON Schema are loaded for files of the user only, since they would cost a third of a second at every start.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ErrorDetail } from '../errors.js';
import type { Baseline } from './baseline.js';
import { type Bundle, type BundleData, type BundleIndex, bundleOf, type DocumentData } from './bundle.js';
import type { Profile } from './catalogue.js';
import type { Plugfest } from './plugfest.js';
import type { Suite } from './suite.js';
import type { TargetInput } from './target.js';

export type { Bundle } from './bundle.js';

const DATA = new URL('../data/', import.meta.url);

/** Under vitest the sources run, and no data lie beside them: then the YAML files are the bundle. */
const fromYaml = existsSync(new URL('index.json', DATA)) ? undefined : (await import('./assemble.js')).assemble;

let data: BundleData | undefined;
let bundle: Bundle | undefined;

function bundledData(): BundleData {
  data ??= fromYaml === undefined ? compiled() : fromYaml(fileURLToPath(new URL('../../', import.meta.url))).data;
  return data;
}

function compiled(): BundleData {
  const index: BundleIndex = JSON.parse(readFileSync(new URL('index.json', DATA), 'utf8'));
  const documents = index.documents.map(({ file }): DocumentData => JSON.parse(readFileSync(new URL(file, DATA), 'utf8')));
  return { ...index, documents };
}

/** Clauses, suites, needs and models that come with the package; read once. */
export function loadBundle(): Bundle {
  bundle ??= bundleOf(bundledData());
  return bundle;
}

/** Profile by name, or undefined when none of that name comes with the package. */
export function bundledProfile(name: string): Profile | undefined {
  return bundledData().profiles.find((profile) => profile.id === name);
}

/** A profile by name or file, with the text of each file that did not come with the package. */
export async function loadProfile(nameOrPath: string): Promise<{ profile: Profile; texts: Record<string, string> }> {
  const profile = bundledProfile(nameOrPath);
  if (profile !== undefined) return { profile, texts: {} };
  return (await import('./files.js')).loadProfileFile(nameOrPath, bundledData().profiles);
}

/** A suite of the user, checked, linted and expanded, with its text. Throws with all mistakes. */
export async function loadSuiteFile(path: string): Promise<{ suite: Suite; texts: Record<string, string> }> {
  return (await import('./files.js')).loadSuiteFile(path, loadBundle());
}

/** A target file; give it to resolveTarget(). Throws with all mistakes. */
export async function loadTarget(path: string): Promise<TargetInput> {
  return (await import('./files.js')).loadTargetFile(path);
}

/** A baseline file. Throws with all mistakes. */
export async function loadBaseline(path: string): Promise<Baseline> {
  return (await import('./baseline.js')).loadBaselineFile(path);
}

/** A plugfest file. Throws with all mistakes. */
export async function loadPlugfest(path: string): Promise<Plugfest> {
  return (await import('./plugfest.js')).loadPlugfestFile(path);
}

/** All mistakes in suites, profiles, targets and catalogues, each kind told by its keys at the top; nothing is sent. */
export async function validateFiles(paths: readonly string[]): Promise<ErrorDetail[]> {
  return (await import('./files.js')).validateFiles(paths, loadBundle(), bundledData().profiles);
}
