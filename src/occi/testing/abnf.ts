/** An independent judge of lines of the text rendering: apg-js over the ABNF of GFD.229. */
import { readFileSync } from 'node:fs';
import apg from 'apg-js';

function grammar() {
  const api = new apg.apgApi(readFileSync(new URL('gfd229.abnf', import.meta.url), 'latin1'));
  api.generate();
  if (api.errors.length > 0) throw new Error(`gfd229.abnf: ${api.errorsToAscii()}`);
  return api.toObject();
}

const compiled = grammar();

/** Start rules of the grammar, one per field. */
export type FieldRule = 'category-field' | 'link-field' | 'attribute-field' | 'location-field';

/** Whether the whole line, bytes read as Latin-1, is an instance of the rule. */
export function conforms(line: string, rule: FieldRule): boolean {
  return new apg.apgLib.parser().parse(compiled, rule, line).success;
}
