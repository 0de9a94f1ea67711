/** An explanation as text for a terminal. */
import type { Clause } from '../spec/catalogue.js';
import type { Rule, TestCase } from '../spec/suite.js';
import type { Explanation, Origin } from './explanation.js';
import { inline } from './inline.js';
import { expectationLines, fixtureLine, loopLine, stepLines } from './procedure.js';
import { styled, type Terminal, widthOf } from './terminal.js';

/** The lines of an explanation, wrapped to the width of the stream. */
export function explanationText(found: Explanation, stream: Terminal['out']): string {
  const lines = linesOf(found);
  const width = widthOf(stream);
  return lines.flatMap((line) => ('label' in line ? labelled(line.label, line.text, stream, width) : [line.plain])).join('\n');
}

type Line = { label: string; text: string } | { plain: string };

function linesOf(found: Explanation): Line[] {
  switch (found.kind) {
    case 'clause':
      return clauseLines(found.clause, found.decidedBy);
    case 'case':
      return [...testLines(found.case, found.origin), ...caseLines(found.case), ...decidesLines(found.decides)];
    case 'rule':
      return [...testLines(found.rule, found.origin), ...ruleLines(found.rule), ...decidesLines(found.decides)];
  }
}

function clauseLines(clause: Clause, decidedBy: { cases: string[]; rules: string[] }): Line[] {
  const cost = { must: 'a breach fails', should: 'a breach is a warning', may: 'a breach is a remark' }[clause.binding];
  return [
    { label: clause.id, text: '' },
    { label: 'clause of', text: `${clause.document} §${clause.section}, ${clause.heading}` },
    { label: 'level', text: `${clause.level}, binding ${clause.binding}: ${cost}` },
    ...optional('because', clause.bindingBecause),
    { label: 'says', text: clause.statement },
    ...optional('disputed', clause.interpretation),
    { label: 'testability', text: clause.testability },
    ...many('needs', clause.needs),
    ...optional('test', clause.test),
    ...optional('why', clause.why),
    ...optional('example', clause.example),
    ...optional('same as', clause.sameAs),
    ...many('sum of', clause.sumOf ?? []),
    ...(clause.entails ?? []).map((entailed) => ({ label: 'entails', text: `${entailed.clause}: ${entailed.because}` })),
    ...(clause.untested === undefined
      ? []
      : optional('no test', [clause.untested.reason, clause.untested.detail].filter(Boolean).join(': '))),
    ...many('test cases', decidedBy.cases),
    ...many('rules', decidedBy.rules),
  ];
}

function testLines(test: Pick<TestCase, 'id' | 'title' | 'revision'>, { document, section, source }: Origin): Line[] {
  return [
    { label: test.id, text: '' },
    { label: 'test of', text: `${document} §${section}, revision ${test.revision}, ${source}` },
    { label: 'title', text: test.title },
  ];
}

function caseLines(one: TestCase): Line[] {
  const axes = Object.entries(one.axes).map(
    ([name, axis]) =>
      `${name}: ${axis.kind === 'each' ? 'each' : `${axis.kind === 'firstOf' ? 'first of ' : ''}${axis.values.join(', ')}`}`,
  );
  return [
    ...many('needs', one.needs),
    ...many('requires', one.requires),
    ...axes.map((text) => ({ label: 'axis', text })),
    ...one.forEach.map((loop) => ({ label: 'loop', text: loopLine(loop) })),
    ...Object.entries(one.given).map(([name, fixture]) => ({ label: 'given', text: fixtureLine(name, fixture) })),
    { label: 'steps', text: '' },
    ...stepLines(one.steps, '  ').map((plain) => ({ plain })),
  ];
}

function ruleLines(rule: Rule): Line[] {
  return [
    { label: 'exchanges', text: inline(rule.exchanges) },
    ...rule.except.map((selector) => ({ label: 'except', text: inline(selector) })),
    ...rule.forEach.map((loop) => ({ label: 'loop', text: loopLine(loop) })),
    ...rule.mustSee.map((selector) => ({ label: 'must see', text: inline(selector) })),
    ...(rule.grammar === undefined ? [] : [{ label: 'grammar', text: rule.grammar.subject }]),
    { label: 'expected', text: '' },
    ...rule.expect.flatMap(expectationLines).map((line) => ({ plain: `  ${line}` })),
  ];
}

function decidesLines(clauses: readonly Pick<Clause, 'id' | 'level' | 'statement'>[]): Line[] {
  return clauses.map(({ id, level, statement }) => ({ label: 'decides', text: `${id} (${level}): ${statement}` }));
}

function optional(label: string, text: string | undefined): Line[] {
  return text === undefined || text === '' ? [] : [{ label, text }];
}

function many(label: string, texts: readonly string[]): Line[] {
  return optional(label, texts.join(', '));
}

const LABEL = 13;

function labelled(label: string, text: string, stream: Terminal['out'], width: number): string[] {
  if (text === '') return [styled(stream, 'bold', label)];
  const lines = wrapped(text, Math.max(20, width - LABEL));
  return lines.map((line, index) => `${styled(stream, 'dim', (index === 0 ? label : '').padEnd(LABEL))}${line}`);
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.trimEnd().split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}
