/** Where secrets come from: environment and files, by the references that target.yaml holds. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SuiteError } from '../../errors.js';
import { secretReference } from '../../http/secrets.js';

export interface SecretSource {
  /** The text with each `${env:NAME}` and `${file:PATH}` filled in, read anew each time; throws `usage` for one that is not there. */
  fill(text: string): string;
  /** Text of a file with a certificate or key: a path, or a reference to the text itself. */
  text(pathOrReference: string): string;
}

const REFERENCE = /\$\{(env|file):([^}]+)\}/g;

/** Paths are relative to the folder, that of target.yaml. */
export function secretSource(folder: string, environment: NodeJS.ProcessEnv = process.env): SecretSource {
  const read = (path: string): string => {
    try {
      return readFileSync(resolve(folder, path), 'utf8');
    } catch (cause) {
      throw new SuiteError('usage', `target [${path}]: cannot be read: ${cause instanceof Error ? cause.message : cause}`, [], { cause });
    }
  };
  const one = (kind: string, name: string): string => {
    // editors end a file with a line feed that is no part of a password
    if (kind === 'file') return read(name).replace(/\r?\n$/, '');
    const value = environment[name];
    if (value === undefined || value === '') throw new SuiteError('usage', `target [\${env:${name}}]: the environment has no ${name}`);
    return value;
  };
  const fill = (text: string): string => text.replace(REFERENCE, (_whole, kind: string, name: string) => one(kind, name));
  return { fill, text: (of) => (of.includes('${') ? fill(of) : read(of)) };
}

/** A value of a recipe as requests and record hold it: a reference of target.yaml becomes one that the transport fills in. */
export function referenced<T>(value: T): T | string {
  return typeof value === 'string'
    ? value.replace(REFERENCE, (_whole, kind: string, name: string) => secretReference(`${kind}:${name}`))
    : value;
}

/** References in the value, as names and as they are written. */
export function referencesIn(value: unknown): { name: string; written: string }[] {
  return [...JSON.stringify(value ?? null).matchAll(REFERENCE)].map(([written, kind, name]) => ({ name: `${kind}:${name}`, written }));
}
