/** Finds the deviations: one file each, in a folder per document. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SuiteError } from '../../errors.js';
import type { Deviation } from './deviation.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** All deviations, sorted by id. Sources and compiled files are found alike. */
export async function loadDeviations(folder: string = FOLDER): Promise<Deviation[]> {
  const documents = (await readdir(folder, { withFileTypes: true })).filter((e) => e.isDirectory());
  const files = await Promise.all(documents.map(async (d) => (await readdir(join(folder, d.name))).map((f) => join(folder, d.name, f))));
  const modules = files.flat().filter((f) => /(?<!\.d|\.test)\.[jt]s$/.test(f));
  const found = await Promise.all(modules.map(loadDeviation));
  found.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  found.forEach((deviation, i) => {
    if (deviation.id === found[i - 1]?.id) throw new SuiteError('reference', `doubled id [${deviation.id}]: two deviations have it`);
  });
  return found;
}

async function loadDeviation(file: string): Promise<Deviation> {
  const module: unknown = await import(pathToFileURL(file).href);
  if (typeof module === 'object' && module !== null && 'default' in module && isDeviation(module.default)) return module.default;
  throw new SuiteError('reference', `no deviation [${file}]: its default export is none`);
}

function isDeviation(value: unknown): value is Deviation {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'kind' in value &&
    (value.kind === 'mutant' || value.kind === 'variant') &&
    'apply' in value &&
    typeof value.apply === 'function'
  );
}
