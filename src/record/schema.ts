/** The published JSON Schema of the record's lines, as a check. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RecordLine } from './format.js';

const SCHEMA = new URL('./schemas/record.schema.json', import.meta.url);

let compiled: ValidateFunction<RecordLine & { previous: string }> | undefined;

/** The line, once the schema holds for it; else what is wrong with it, in words. */
export function checkLine(value: unknown): { line: RecordLine & { previous: string } } | { wrong: string } {
  compiled ??= compile();
  if (compiled(value)) return { line: value };
  const error = compiled.errors?.[0];
  const place = error?.instancePath === '' ? 'the line' : error?.instancePath;
  return { wrong: `${place} ${error?.message}` };
}

function compile(): ValidateFunction<RecordLine & { previous: string }> {
  const ajv = new Ajv2020({ discriminator: true, strict: false });
  return ajv.compile<RecordLine & { previous: string }>(JSON.parse(readFileSync(SCHEMA, 'utf8')));
}
