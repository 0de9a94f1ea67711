/** A suite from a few lines of YAML, read, expanded and linted with the bundle as its catalogue. */
import type { ErrorDetail } from '../../errors.js';
import { check } from '../assemble.js';
import { expandSuite } from '../expand.js';
import { lintBundlePart } from '../lint/lint.js';
import type { Finding } from '../lint/view.js';
import { loadBundle } from '../load.js';
import { problemAt } from '../problem.js';
import { Reading } from '../read/reading.js';
import { readSuite } from '../read/suite.js';
import { readSource } from '../source.js';
import type { Suite } from '../suite.js';

export interface Linted {
  /** Of YAML, schema, reading and expansion. */
  problems: ErrorDetail[];
  findings: Finding[];
  suite: Suite | undefined;
}

export function lintText(text: string): Linted {
  const source = readSource('test.yaml', text);
  const problems = check(source);
  if (problems.length > 0) return { problems, findings: [], suite: undefined };
  const bundle = loadBundle();
  const model = bundle.models.get('1.2');
  if (model === undefined) throw new Error('no model');
  const reading = new Reading(source);
  const written = readSuite(reading, source.file);
  const suite = expandSuite(written, model, (at, code, message) => reading.problems.push(problemAt(source, at, code, message)));
  return { problems: reading.problems, findings: reading.problems.length > 0 ? [] : lintBundlePart(suite, source, bundle), suite };
}

/** A suite of one case around its keys, written with the indentation of a block in a test. */
export function caseText(keys: string): string {
  return `document: GFD.223\nsection: "10"\ntitle: Test\ncases:\n  - id: test.case\n    title: A case of a test\n${indented(keys, 4)}\n`;
}

export function ruleText(keys: string): string {
  return `document: GFD.223\nsection: "10"\ntitle: Test\nrules:\n  - id: test.rule\n    title: A rule of a test\n${indented(keys, 4)}\n`;
}

function indented(text: string, by: number): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const cut = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return lines.map((line) => ' '.repeat(by) + line.slice(cut)).join('\n');
}
