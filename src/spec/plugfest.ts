/** Plugfests: which targets are tested together, each with its profile and limits. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type ErrorDetail, SuiteError } from '../errors.js';
import { EFFECTS, type Effect, type Target } from './catalogue.js';
import { problemAt, throwProblems } from './problem.js';
import { defined, isMap, listOf, mapOf, oneOf, textOf } from './read/json.js';
import { readSource, type Source } from './source.js';
import { validate } from './validate.js';

/** One target as the file has it; a target file says the rest. */
export interface PlugfestTarget {
  /** Unique, and fit for a folder. */
  name: string;
  /** Path of the target file. */
  target?: string;
  url?: string;
  product?: Target['product'];
  profile?: string;
  allow?: Effect;
  concurrency?: number;
}

export interface Plugfest {
  profile?: string;
  /** Test cases at once, over all targets. */
  limit: number;
  targets: PlugfestTarget[];
}

const DEFAULT_LIMIT = 8;

/** The plugfest in a file, paths in it taken from its folder. Throws with all mistakes. */
export function loadPlugfestFile(path: string): Plugfest {
  const source = readSource(path, textOfFile(path));
  throwProblems(source.problems.length > 0 ? source.problems : validate(source, 'plugfest'));
  throwProblems(problemsOfPlugfest(source));
  const { profile, limit, targets } = mapOf(mapOf(source.value).plugfest);
  const beside = (file: unknown) => (file === undefined ? undefined : resolve(dirname(path), textOf(file)));
  return {
    ...defined<Pick<Plugfest, 'profile'>>({ profile: profileOf(profile, path) }),
    limit: typeof limit === 'number' ? limit : DEFAULT_LIMIT,
    targets: listOf(targets).map((each) => {
      const map = mapOf(each);
      const { product, concurrency } = map;
      return {
        name: textOf(map.name),
        ...defined<Omit<PlugfestTarget, 'name'>>({
          target: beside(map.target),
          url: map.url === undefined ? undefined : textOf(map.url),
          product: isMap(product)
            ? { vendor: textOf(product.vendor), name: textOf(product.name), version: textOf(product.version) }
            : undefined,
          profile: profileOf(map.profile, path),
          allow: oneOf(map.allow, EFFECTS),
          concurrency: typeof concurrency === 'number' ? concurrency : undefined,
        }),
      };
    }),
  };
}

/** What no schema says: each target is to be found somewhere, and no two have one name. */
export function problemsOfPlugfest(source: Source): ErrorDetail[] {
  const names = new Map<string, number>();
  return listOf(mapOf(mapOf(source.value).plugfest).targets).flatMap((each) => {
    const map = mapOf(each);
    const at = source.of(map);
    // Some file systems do not tell capitals from small letters.
    const name = textOf(map.name).toLowerCase();
    const before = names.get(name);
    names.set(name, at[0]);
    if (before !== undefined)
      return [problemAt(source, at, 'schema', `two targets are called ${textOf(map.name)}, the first on line ${before}`)];
    if (map.target !== undefined || map.url !== undefined) return [];
    return [problemAt(source, at, 'schema', `${textOf(map.name)}: needs a target file or a url`)];
  });
}

/** A name stays a name, a file is looked for beside the plugfest. */
function profileOf(value: unknown, path: string): string | undefined {
  if (value === undefined) return undefined;
  const profile = textOf(value);
  return /\.ya?ml$/.test(profile) ? resolve(dirname(path), profile) : profile;
}

function textOfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SuiteError('file', `cannot be read [${path}]: ${cause instanceof Error ? cause.message : String(cause)}`, [], { cause });
  }
}
