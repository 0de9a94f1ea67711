/** Loops of cases, blocks and rules. */
import type { Loop, Templated } from '../suite.js';
import { isMap, listOf, mapOf, numberOf, oneOf, templated, templatedMap, textOf } from './json.js';
import type { Reading } from './reading.js';

const QUALIFIERS = ['where', 'atLeast', 'whenFewer'];
const WHEN_FEWER = ['not-applicable', 'inconclusive', 'broken'] as const;

/** `forEach`: one map, or a list of maps where each variable has conditions of its own. */
export function readLoops(value: unknown, reading: Reading): Loop[] {
  return listOf(value).flatMap((one) => readMap(mapOf(one), reading));
}

function readMap(map: Record<string, unknown>, reading: Reading): Loop[] {
  const variables = Object.keys(map).filter((key) => !QUALIFIERS.includes(key));
  if (variables.length === 0) reading.refuse(map, 'forEach has no variable');
  if (variables.length > 1 && QUALIFIERS.some((q) => map[q] !== undefined)) {
    reading.refuse(map, `where, atLeast and whenFewer of several variables are not told apart: write forEach as a list of maps`);
  }
  return variables.map((variable) => readLoop(variable, map, reading));
}

function readLoop(variable: string, map: Record<string, unknown>, reading: Reading): Loop {
  const source = readSource(variable, map[variable], reading);
  return {
    variable,
    source,
    where: templatedMap(map.where),
    atLeast: numberOf(map.atLeast, 1),
    whenFewer: oneOf(map.whenFewer, WHEN_FEWER) ?? otherwise(source),
  };
}

/** Which of the model's things a server offers is its own choice; that it offers no rendering or member is not. */
function otherwise(source: Loop['source']): Loop['whenFewer'] {
  return source.kind === 'generator' && source.name.startsWith('model.') ? 'not-applicable' : 'inconclusive';
}

function readSource(variable: string, value: unknown, reading: Reading): Loop['source'] {
  if (!Array.isArray(value)) return { kind: 'generator', name: textOf(value) };
  if (variable === 'row') return { kind: 'rows', rows: rowsOf(value, reading) };
  if (value.some(isMap)) reading.refuse(value, 'a table is looped over as row');
  return { kind: 'list', values: value.map(templated) };
}

function rowsOf(value: unknown[], reading: Reading): { [column: string]: Templated }[] {
  const names = new Set<string>();
  return value.map((row) => {
    const name = textOf(mapOf(row).name);
    if (names.has(name)) reading.refuse(row, `two rows are named "${name}"`);
    names.add(name);
    return templatedMap(row);
  });
}
