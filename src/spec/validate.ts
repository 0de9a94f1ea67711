/** YAML sources against their JSON Schemas: what ajv finds, said about the line of the YAML file. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { ErrorDetail } from '../errors.js';
import { didYouMean, problemAt } from './problem.js';
import { isMap } from './read/json.js';
import type { Path, Source } from './source.js';

export const KINDS_OF_FILE = ['suite', 'clauses', 'needs', 'model', 'profile', 'target', 'baseline', 'plugfest'] as const;
export type KindOfFile = (typeof KINDS_OF_FILE)[number];

/** What kind of file this is, by its keys at the top; undefined when they fit none. */
export function kindOfFile(value: unknown): KindOfFile | undefined {
  if (!isMap(value)) return undefined;
  if ('clauses' in value) return 'clauses';
  if ('cases' in value || 'rules' in value) return 'suite';
  if ('needs' in value) return 'needs';
  if ('kinds' in value) return 'model';
  if ('baseline' in value) return 'baseline';
  if ('plugfest' in value) return 'plugfest';
  if ('target' in value) return 'target';
  if ('profile' in value) return 'profile';
  return undefined;
}

/** All breaches of the schema, each placed on the node that is wrong. */
export function validate(source: Source, kind: KindOfFile): ErrorDetail[] {
  const check = validator(kind);
  if (check(source.value)) return [];
  return (check.errors ?? []).filter(tellsSomething).map((error) => withoutSecrets(problemOf(source, error), error));
}

/** A secret that was written in clear is not repeated on the screen or in a log. */
function withoutSecrets(problem: ErrorDetail, error: ErrorObject): ErrorDetail {
  if (!error.instancePath.startsWith('/credentials/') || typeof error.data !== 'string') return problem;
  const { excerpt: _, ...rest } = problem;
  return { ...rest, message: problem.message.replace(shown(error.data), 'what is there') };
}

const compiled = new Map<KindOfFile, ValidateFunction>();
let ajv: Ajv2020 | undefined;

function validator(kind: KindOfFile): ValidateFunction {
  const known = compiled.get(kind);
  if (known !== undefined) return known;
  ajv ??= schemas();
  const made = ajv.getSchema(`https://occi-conformance.invalid/schemas/${kind}.schema.json`);
  if (made === undefined) throw new TypeError(`no schema for ${kind}`);
  compiled.set(kind, made);
  return made;
}

function schemas(): Ajv2020 {
  const made = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, verbose: true, allowUnionTypes: true });
  for (const name of [...KINDS_OF_FILE, 'step', 'expectation']) {
    made.addSchema(JSON.parse(readFileSync(new URL(`./schemas/${name}.schema.json`, import.meta.url), 'utf8')));
  }
  return made;
}

/** `if`, `anyOf` and the like only repeat what their branches said. */
function tellsSomething(error: ErrorObject): boolean {
  return !['anyOf', 'oneOf', 'if', 'propertyNames'].includes(error.keyword);
}

function problemOf(source: Source, error: ErrorObject): ErrorDetail {
  const path = pathOf(error.instancePath);
  const place = (p: Path, key: boolean, message: string) => problemAt(source, source.at(p, key), 'schema', message);
  const name = path.length === 0 ? 'the file' : String(path.at(-1));
  const params: Record<string, unknown> = error.params;
  switch (error.keyword) {
    case 'additionalProperties': {
      const extra = String(params.additionalProperty);
      const known = isMap(error.parentSchema) && isMap(error.parentSchema.properties) ? Object.keys(error.parentSchema.properties) : [];
      return place([...path, extra], true, `"${extra}" is no key here${didYouMean(extra, known) || ` (known: ${known.join(', ')})`}`);
    }
    case 'required':
      return place(path, false, `${name}: the key "${String(params.missingProperty)}" is missing`);
    case 'enum': {
      const allowed = Array.isArray(params.allowedValues) ? params.allowedValues.map(String) : [];
      return place(path, false, `${name}: ${shown(error.data)} is none of ${allowed.join(', ')}${didYouMean(String(error.data), allowed)}`);
    }
    case 'type':
      return place(path, false, `${name}: ${shown(error.data)} is not ${[params.type].flat().map(String).join(' or ')}`);
    case 'pattern':
      return place(path, false, `${name}: ${shown(error.data)} does not have the form ${String(params.pattern)}${explained(error)}`);
    default:
      return place(path, false, `${name} ${error.message ?? error.keyword}${explained(error)}`);
  }
}

/** What the schema says of the key, where a pattern alone would be a riddle. */
function explained({ parentSchema }: ErrorObject): string {
  const description: unknown = isMap(parentSchema) ? parentSchema.description : undefined;
  return typeof description === 'string' ? ` (${description.replace(/\.$/, '')})` : '';
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'a map';
  return JSON.stringify(value);
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
}
