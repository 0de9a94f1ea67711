/** The bundle from its YAML files: what the build compiles, and what tests run on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorDetail, SuiteError } from '../errors.js';
import type { OcciModel } from '../occi/model.js';
import { type BundleData, type DocumentData, digestOf } from './bundle.js';
import type { Clause, Need, Profile } from './catalogue.js';
import { expandSuite } from './expand.js';
import { problemAt, throwProblems } from './problem.js';
import { resolveProfile } from './profile.js';
import { readClauses, readNeeds, readProfile } from './read/catalogue.js';
import { readModel } from './read/model.js';
import { Reading } from './read/reading.js';
import { readSuite } from './read/suite.js';
import { readSource, type Source } from './source.js';
import type { Suite } from './suite.js';
import { kindOfFile, validate } from './validate.js';

export interface Assembled {
  data: BundleData;
  /** Sources by name, for excerpts of what the linter finds. */
  sources: Map<string, Source>;
  /** Lines of ids.lock. */
  lock: string[];
}

/** Reads suites/ and profiles/ below a folder; throws with all mistakes when there is one. */
export function assemble(root: string): Assembled {
  const texts = Object.fromEntries(['suites', 'profiles'].flatMap((folder) => yamlBelow(root, folder)));
  const lockText = readFileSync(join(root, 'suites', 'ids.lock'), 'utf8');
  const sources = new Map(Object.entries(texts).map(([file, text]) => [file, readSource(file, text)]));
  const problems: ErrorDetail[] = [];
  for (const source of sources.values()) problems.push(...check(source));
  throwProblems(problems);
  const parts = new Parts();
  for (const source of sources.values()) problems.push(...parts.add(source));
  throwProblems(problems);
  return { data: parts.data(versionOf(root), digestOf({ ...texts, 'suites/ids.lock': lockText })), sources, lock: linesOf(lockText) };
}

/** Mistakes of YAML and schema. */
export function check(source: Source): ErrorDetail[] {
  if (source.problems.length > 0) return source.problems;
  const kind = kindOfFile(source.value);
  if (kind !== undefined) return validate(source, kind);
  const known =
    'a suite has cases or rules, a profile the key profile, a target the key target, a baseline the key baseline, a plugfest the key plugfest, a catalogue clauses, needs or kinds';
  return [problemAt(source, [1, 1], 'schema', `no kind of file is known by its keys: ${known}`)];
}

/** Collects what files hold, in the order of their names. */
class Parts {
  private readonly documents = new Map<string, DocumentData>();
  private readonly needs: Need[] = [];
  private readonly models = new Map<string, OcciModel>();
  private readonly suites: { suite: Suite; source: Source }[] = [];
  private readonly profiles: ReturnType<typeof readProfile>[] = [];

  add(source: Source): ErrorDetail[] {
    const reading = new Reading(source);
    switch (kindOfFile(source.value)) {
      case 'clauses':
        this.addClauses(readClauses(source.value));
        break;
      case 'needs':
        this.needs.push(...readNeeds(reading));
        break;
      case 'model':
        this.models.set(occiVersion(source.file), readModel(source.value));
        break;
      case 'profile':
        this.profiles.push(readProfile(source.value));
        break;
      default:
        this.suites.push({ suite: readSuite(reading, source.file), source });
    }
    return reading.problems;
  }

  private addClauses(clauses: Clause[]): void {
    for (const clause of clauses) this.document(clause.document).clauses.push(clause);
  }

  private document(name: string): DocumentData {
    const known = this.documents.get(name) ?? { document: name, clauses: [], suites: [] };
    this.documents.set(name, known);
    return known;
  }

  data(version: string, digest: string): BundleData {
    const problems: ErrorDetail[] = [];
    for (const { suite, source } of this.suites) {
      const model = this.models.get(occiVersion(source.file));
      if (model === undefined) throw new SuiteError('reference', `no model.yaml [${source.file}]: a suite belongs to a version of OCCI`);
      this.document(suite.document).suites.push(
        expandSuite(suite, model, (at, code, message) => problems.push(problemAt(source, at, code, message))),
      );
    }
    throwProblems(problems);
    const profiles: Profile[] = this.profiles.map((part) => resolveProfile(part, (name) => this.profiles.find((one) => one.id === name)));
    return { version, digest, documents: [...this.documents.values()], needs: this.needs, models: [...this.models.values()], profiles };
  }
}

/** suites/occi-1.2/… belongs to OCCI 1.2. */
function occiVersion(file: string): string {
  return /^suites\/occi-([^/]+)\//.exec(file)?.[1] ?? '';
}

function yamlBelow(root: string, folder: string): [string, string][] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]);
}

function versionOf(root: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return version;
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
}
