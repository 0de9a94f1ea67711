import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { run } from './testing/program.js';

/** Every output in JSON, and how a program gets it; the record and its report have their schemas in their folders. */
const outputs: [schema: string, argv: string[], code: number[]][] = [
  ['list', ['list', '--json'], [0]],
  ['coverage', ['coverage', '--json'], [0, 1]],
  ['mutants', ['mutants', 'server-header-missing', '--json'], [0, 1]],
  ['explain', ['explain', 'http.versioning.server-header', '--json'], [0]],
  ['explain', ['explain', 'http.entity-get.by-url', '--json'], [0]],
  ['explain', ['explain', 'http.versioning.every-response', '--json'], [0]],
];

describe('the JSON of the command line', () => {
  it.each(outputs)('%s: %j is JSON alone and keeps to its schema', async (name, argv, codes) => {
    const schema: unknown = JSON.parse(readFileSync(new URL(`schemas/${name}.schema.json`, import.meta.url), 'utf8'));
    const check = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true, allowUnionTypes: true }).compile(
      Object(schema),
    );
    const { code, out } = await run(...argv);
    expect(codes).toContain(code);
    const value: unknown = JSON.parse(out);
    check(value);
    expect(check.errors ?? []).toEqual([]);
    // A schema that takes anything would take this.
    expect(check(Array.isArray(value) ? [...value, {}] : { ...Object(value), more: 1 })).toBe(false);
  });
});
