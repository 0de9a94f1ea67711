/** Files of the user: suites, profiles and targets, from YAML. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ErrorDetail, SuiteError } from '../errors.js';
import { check } from './assemble.js';
import { problemsOfBaseline } from './baseline.js';
import type { Bundle } from './bundle.js';
import type { Profile } from './catalogue.js';
import { expandSuite } from './expand.js';
import { lintBundlePart } from './lint/lint.js';
import { problemsOfPlugfest } from './plugfest.js';
import { problemAt, throwProblems } from './problem.js';
import { noProfile, resolveProfile } from './profile.js';
import { type ProfilePart, readProfile } from './read/catalogue.js';
import { Reading } from './read/reading.js';
import { readSuite } from './read/suite.js';
import { readSource, type Source } from './source.js';
import type { Suite } from './suite.js';
import { readTarget, type TargetInput } from './target.js';
import { kindOfFile } from './validate.js';

/** Suites of the user are about this version, unless they come with a model of their own. */
const OCCI = '1.2';

function readChecked(path: string, kind: 'suite' | 'profile' | 'target'): Source {
  const source = readSource(path, textOfFile(path));
  throwProblems(check(source));
  const found = kindOfFile(source.value);
  if (found !== kind) throw new SuiteError('schema', `this is a ${found ?? 'file of unknown kind'} [${path}]: a ${kind} is wanted`);
  return source;
}

function textOfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SuiteError('file', `cannot be read [${path}]: ${cause instanceof Error ? cause.message : String(cause)}`, [], { cause });
  }
}

/** The profile in a file, with what it extends: a name of the package, or a file beside it. */
export function loadProfileFile(path: string, bundled: readonly Profile[]): { profile: Profile; texts: Record<string, string> } {
  const names = bundled.map((profile) => profile.id);
  if (!/[./\\]ya?ml$|\.ya?ml$/.test(path) && !path.includes('/')) throw noProfile(path, names);
  const texts: Record<string, string> = {};
  const read = (file: string): ProfilePart => {
    const source = readChecked(file, 'profile');
    texts[file] = source.text;
    const part = readProfile(source.value);
    const beside = part.extends !== undefined && !names.includes(part.extends);
    return beside ? { ...part, extends: resolve(dirname(file), part.extends ?? '') } : part;
  };
  const find = (name: string) => bundled.find((profile) => profile.id === name) ?? read(name);
  return { profile: resolveProfile(read(path), find), texts };
}

export function loadTargetFile(path: string): TargetInput {
  return readTarget(readChecked(path, 'target').value);
}

export function loadSuiteFile(path: string, bundle: Bundle): { suite: Suite; texts: Record<string, string> } {
  const source = readChecked(path, 'suite');
  const { suite, problems } = readAndLint(source, bundle);
  throwProblems(problems);
  return { suite, texts: { [path]: source.text } };
}

function readAndLint(source: Source, bundle: Bundle): { suite: Suite; problems: ErrorDetail[] } {
  const reading = new Reading(source);
  const written = readSuite(reading, source.file);
  const problems = reading.problems;
  const model = bundle.models.get(OCCI);
  if (model === undefined) throw new SuiteError('internal', `no model of OCCI ${OCCI}`);
  const suite = expandSuite(written, model, (at, code, message) => problems.push(problemAt(source, at, code, message)));
  if (problems.length > 0) return { suite, problems };
  const findings = lintBundlePart(suite, source, bundle).filter((finding) => finding.severity === 'error');
  return { suite, problems: findings };
}

/** Mistakes of each file, in the order of the paths. A file that cannot be read is a mistake too. */
export function validateFiles(paths: readonly string[], bundle: Bundle, profiles: readonly Profile[]): ErrorDetail[] {
  return paths.flatMap((path) => {
    try {
      const source = readSource(path, textOfFile(path));
      const problems = check(source);
      if (problems.length > 0) return problems;
      if (kindOfFile(source.value) === 'suite') return readAndLint(source, bundle).problems;
      if (kindOfFile(source.value) === 'profile') loadProfileFile(path, profiles);
      if (kindOfFile(source.value) === 'baseline') return problemsOfBaseline(source);
      if (kindOfFile(source.value) === 'plugfest') return problemsOfPlugfest(source);
      return [];
    } catch (error) {
      if (!(error instanceof SuiteError)) throw error;
      return error.details.length > 0 ? error.details : [{ code: error.code, message: error.message }];
    }
  });
}
