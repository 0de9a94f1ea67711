/** Names: fixtures, loop variables, saved exchanges and created entities, each known where it is used. */
import { didYouMean } from '../problem.js';
import type { Fixture, Loop, Position, RequestStep, Step, Templated, TestCase } from '../suite.js';
import { pathsIn } from '../template.js';
import { type CaseCheck, type Report, rootOf } from './view.js';

/** Known everywhere: what the run, the profile and the server say. */
const GLOBAL = ['profile', 'server', 'need', 'unique', 'case'];
const PLACES = ['qi', 'well-known', 'base', 'authority'];
/** Parts of an entity that stand beside names of attributes. */
const GENERATORS = /^(model|discovered|offered)\./;

export const unknownNames: CaseCheck = (view, report) => {
  new Names(view.case, report).check();
};

class Names {
  private readonly known: Set<string>;

  constructor(
    private readonly one: TestCase,
    private readonly report: Report,
  ) {
    this.known = new Set([...GLOBAL, ...Object.keys(one.axes), ...Object.keys(one.given)]);
    this.addAll(one.steps);
  }

  /** Order among steps is not looked at: what a step creates or saves is known in the whole case. */
  private addAll(steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.kind === 'request')
        for (const name of [...step.creates, ...(step.save === undefined ? [] : [step.save])]) this.known.add(name);
      if (step.kind === 'block') this.addAll(step.steps);
    }
  }

  check(): void {
    const { at, forEach, given, stable } = this.one;
    this.loops(forEach, at);
    for (const [name, fixture] of Object.entries(given)) this.fixture(name, fixture);
    for (const name of stable) if (!PLACES.includes(name) && !name.includes('#')) this.name(name, at);
    this.steps(this.one.steps);
  }

  private loops(loops: readonly Loop[], at: Position): void {
    for (const { variable, source, where } of loops) {
      this.templates([source.kind === 'list' ? source.values : [], where], at);
      if (source.kind === 'generator' && !GENERATORS.test(source.name)) this.name(source.name, at);
      this.known.add(variable);
    }
  }

  private fixture(name: string, fixture: Fixture): void {
    const { at } = this.one;
    this.templates(Object.values(fixture), at);
    const names = namesOf(fixture).filter((other) => !other.includes('#') && !other.includes('$('));
    for (const other of names) {
      if (other === name) this.report(at, `the fixture ${name} refers to itself`);
      else this.name(other, at);
    }
  }

  private steps(steps: readonly Step[]): void {
    for (const step of steps) {
      switch (step.kind) {
        case 'block':
          this.loops(step.loops, step.at);
          this.steps(step.steps);
          break;
        case 'agree':
          this.name(step.saved, step.at);
          break;
        case 'bring':
          this.name(step.entity, step.at);
          this.templates(step.to, step.at);
          break;
        case 'request':
          this.request(step);
      }
    }
  }

  private request(step: RequestStep): void {
    const { expect, at, ...rest } = step;
    this.templates(rest, at);
    for (const target of [step.target, step.control?.target]) {
      if (target === undefined || target.startsWith('/') || target.includes('$(') || PLACES.includes(target)) continue;
      this.name(target, at);
    }
    for (const content of [step.content, step.control?.content]) if (content !== undefined) this.content(content, at);
    if (step.when !== undefined) this.condition(step.when, at);
    if (step.proceedIf !== undefined && 'found' in step.proceedIf.condition) this.name(step.proceedIf.condition.found, at);
    for (const expectation of expect) {
      this.templates(expectation, expectation.at);
      for (const { when } of [expectation, ...(expectation.anyOf ?? [])]) if (when !== undefined) this.condition(when, expectation.at);
      for (const { matchers } of [expectation, ...(expectation.anyOf ?? [])]) {
        for (const matcher of matchers) {
          if (matcher.kind === 'unchanged') for (const name of matcher.names) if (name !== 'qi') this.name(name, expectation.at);
          if (matcher.kind === 'collection' || matcher.kind === 'categories') this.members(matcher.expected, expectation.at);
          if (matcher.kind === 'entity' && typeof matcher.expected.sameAs === 'string') this.name(matcher.expected.sameAs, expectation.at);
        }
      }
    }
  }

  private content(content: NonNullable<RequestStep['content']>, at: Position): void {
    const entities = content.kind === 'entity' ? [content.entity] : content.kind === 'entities' ? content.entities : [];
    if (content.kind === 'filter' && content.entity !== undefined) entities.push(content.entity);
    for (const { of } of entities) if (!of.includes('#')) this.name(of, at);
    const listed = content.kind === 'categories' || content.kind === 'collection' ? content.names : [];
    const filtered = content.kind === 'filter' ? (content.categories ?? []) : [];
    for (const name of [...listed, ...filtered]) if (!name.includes('#')) this.name(name, at);
  }

  private members(expected: { readonly [relation: string]: Templated }, at: Position): void {
    for (const relation of ['includes', 'excludes', 'only', 'sameAs', 'onlyRelatedTo', 'partitionedBy', 'subsetOf', 'changedSince']) {
      const value = expected[relation];
      for (const one of Array.isArray(value) ? value : [value]) {
        if (typeof one === 'string' && !/[#$/:]/.test(one)) this.name(one, at);
      }
    }
  }

  private condition(when: { readonly [subject: string]: Templated }, at: Position): void {
    for (const subject of Object.keys(when)) if (subject !== 'status' && subject !== 'header') this.name(subject, at);
  }

  private templates(value: unknown, at: Position): void {
    for (const path of pathsIn(value)) this.name(path, at);
  }

  private name(path: string, at: Position): void {
    if (path.includes('$(')) return;
    const root = rootOf(path);
    if (!this.known.has(root)) this.report(at, `nothing here is called "${root}"${didYouMean(root, this.known)}`);
  }
}

function namesOf(fixture: Fixture): string[] {
  const given = (...names: (string | undefined)[]) => names.flatMap((name) => name ?? []);
  switch (fixture.form) {
    case 'resource':
      return fixture.of.startsWith('same-as-') ? [fixture.of.slice('same-as-'.length)] : [];
    case 'kind':
      return given(fixture.not);
    case 'mixin':
      return [...given(fixture.for, fixture.notFor, fixture.not), ...(fixture.members ?? [])];
    case 'action':
    case 'path':
      return [fixture.of];
    case 'unused':
      return given(fixture.under, fixture.at);
    default:
      return [];
  }
}
