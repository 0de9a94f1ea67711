/** The worked examples of the language: each reads without a mistake, and the linter has nothing against any of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../assemble.js';
import type { Clause } from '../catalogue.js';
import { expandSuite } from '../expand.js';
import { loadBundle } from '../load.js';
import { problemText } from '../problem.js';
import { Reading } from '../read/reading.js';
import { readSuite } from '../read/suite.js';
import { readSource } from '../source.js';
import { lintSuite } from './lint.js';

const folder = fileURLToPath(new URL('../testing/language-cases/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

/** Clauses that the examples decide, of documents that are not all in the bundle yet. */
const stubs: Pick<Clause, 'id' | 'document' | 'test'>[] = JSON.parse(readFileSync(`${folder}clauses.json`, 'utf8'));
const clauses = new Map(
  stubs.map((stub): [string, Clause] => [
    stub.id,
    {
      ...stub,
      section: '0',
      heading: '',
      level: 'MUST',
      binding: 'must',
      subject: 'server',
      statement: '',
      testability: 'black-box',
      needs: [],
    },
  ]),
);

function findings(file: string): { count: number; said: string[] } {
  const source = readSource(file, readFileSync(folder + file, 'utf8'));
  const problems = check(source);
  if (problems.length > 0) return { count: 0, said: problems.map(problemText) };
  const { models, needs } = loadBundle();
  const model = models.get('1.2');
  if (model === undefined) throw new Error('no model');
  const reading = new Reading(source);
  const suite = expandSuite(readSuite(reading, file), model, (at, code, message) =>
    reading.problems.push({ code, message, place: { file, line: at[0], column: at[1] } }),
  );
  const said = [...reading.problems, ...lintSuite(suite, source, { clauses, needs, models })].map(problemText);
  return { count: suite.cases.length + suite.rules.length, said };
}

describe('the examples of the language', () => {
  it.each(files)('%s', (file) => {
    const { count, said } = findings(file);
    expect(said).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });

  it('are 37 cases and 5 rules', () => {
    expect(files.map((file) => findings(file).count).reduce((a, b) => a + b, 0)).toBe(42);
  });
});
