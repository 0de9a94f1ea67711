/** A test case in words: what is made, what is sent, what is expected. */
import type { Content, Expectation, Fixture, Loop, Matcher, RequestStep, Step, Templated } from '../spec/suite.js';
import { inline } from './inline.js';

/** One line for each loop. */
export function loopLine({ variable, source }: Loop): string {
  switch (source.kind) {
    case 'list':
      return `for each ${variable} of ${inline(source.values)}`;
    case 'rows':
      return `for each ${variable} of ${source.rows.map((row) => String(row.name ?? inline(row))).join(', ')}`;
    case 'generator':
      return `for each ${variable} of ${source.name}`;
  }
}

/** One line for each thing that the case is given. */
export function fixtureLine(name: string, { form, ...rest }: Fixture): string {
  return `${name}: ${form} ${inline(rest)}`;
}

/** The steps, numbered, with what is expected of each below it. */
export function stepLines(steps: readonly Step[], indent = ''): string[] {
  return steps.flatMap((step, index) => {
    const [first = '', ...more] = linesOf(step);
    return [`${indent}${index + 1}. ${first}`, ...more.map((line) => `${indent}   ${line}`)];
  });
}

/** What an expectation holds against the answer, with the clauses it decides. */
export function expectationLines({ when, matchers, anyOf = [], decides, need }: Expectation): string[] {
  const guard = when === undefined ? '' : `when ${inline(when)}: `;
  const forClauses = decides.length === 0 ? '' : `  -> ${decides.join(', ')}`;
  const forNeed = need === undefined ? '' : `  (tells whether ${need} is offered)`;
  if (anyOf.length === 0) return [`${guard}${matchers.map(matcherText).join('; ')}${forClauses}${forNeed}`];
  return [
    `${guard}any of these${forClauses}${forNeed}`,
    ...anyOf.map((branch) => {
      const grade = branch.grade === 'pass' ? '' : ` [${branch.grade}]`;
      const only = branch.when === undefined ? '' : `when ${inline(branch.when)}: `;
      return `  ${branch.choice}${grade}: ${only}${branch.matchers.map(matcherText).join('; ') || 'anything else'}`;
    }),
  ];
}

function linesOf(step: Step): string[] {
  switch (step.kind) {
    case 'agree':
      return [`the answers in ${step.saved} agree about ${step.about.join(', ')}  -> ${step.decides.join(', ')}`];
    case 'bring':
      return [`bring ${step.entity} to the state ${step.to}`];
    case 'block':
      return [step.loops.map(loopLine).join(', '), ...stepLines(step.steps)];
    case 'request':
      return [
        requestLine(step),
        ...(step.breaks === undefined ? [] : [`breaks ${step.breaks} on purpose`]),
        ...(step.control === undefined ? [] : [`control, which must succeed: ${inline(step.control)}`]),
        ...(step.wait === undefined ? [] : [`repeated: ${step.wait.mode} ${step.wait.deadline}`]),
        ...step.expect.flatMap(expectationLines).map((line) => `expect ${line}`),
      ];
  }
}

function requestLine(step: RequestStep): string {
  const query = Object.entries(step.query ?? {}).map(([name, value]) => `${name}=${inline(value)}`);
  const target = query.length === 0 ? step.target : `${step.target}?${query.join('&')}`;
  const extras: { [name: string]: Templated | undefined } = {
    accept: step.accept,
    as: step.sendAs,
    spelling: step.spelling,
    headers: Object.keys(step.headers).length === 0 ? undefined : step.headers,
    omit: step.omit.length === 0 ? undefined : step.omit,
    principal: step.principal === 'main' ? undefined : step.principal,
  };
  const given = Object.entries(extras).filter(([, value]) => value !== undefined);
  const details = given.map(([name, value]) => `${name} ${inline(value)}`);
  const only = step.when === undefined ? [] : [`only when ${inline(step.when)}`];
  return [`${step.method} ${target}`, ...contentText(step.content), ...details, ...only].join(', ');
}

function contentText(content: Content | undefined): string[] {
  if (content === undefined) return [];
  const { kind, ...rest } = content;
  return [`${kind} ${inline(rest)}`];
}

function matcherText(matcher: Matcher): string {
  const { kind, ...rest } = matcher;
  const values: unknown[] = Object.values(rest);
  return `${kind} ${values.length === 1 ? inline(values[0]) : inline(rest)}`;
}
