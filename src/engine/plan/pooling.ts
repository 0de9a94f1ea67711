/** Which fixtures come from the pool: those that their test case only reads. */
import { createHash } from 'node:crypto';
import type { Fixture, RequestStep, Step, TestCase } from '../../spec/suite.js';

/** An entity that test cases share; made once, removed at the end of the run. */
export interface PoolEntry {
  id: string;
  fixture: Extract<Fixture, { form: 'resource' | 'link' }>;
  /** Identifier of its kind. */
  kind: string;
}

/** Names of fixtures that some step changes, or could change at a careless server. */
export function touchedNames(testCase: TestCase): Set<string> {
  const touched = new Set<string>();
  const aliases = new Map<string, string>();
  const touch = (path: string): void => {
    const head = path.replace(/^\$\(|\)$/g, '').split('.')[0] ?? '';
    touched.add(head);
    const alias = aliases.get(head);
    if (alias !== undefined) touch(alias);
  };
  const visit = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.kind === 'bring') touch(step.entity);
      if (step.kind === 'block') {
        for (const loop of step.loops) if (loop.source.kind === 'generator') aliases.set(loop.variable, loop.source.name);
        visit(step.steps);
      }
      if (step.kind !== 'request') continue;
      for (const request of [step, ...(step.control === undefined ? [] : [{ ...step, ...step.control } as RequestStep])]) {
        const action = Object.keys(request.query ?? {}).some((name) => name.toLowerCase() === 'action');
        if (request.method === 'GET' && !action) continue;
        if (request.method !== 'HEAD') touch(request.target);
        if (request.content?.kind === 'collection') for (const name of request.content.names) touch(name);
      }
    }
  };
  visit(testCase.steps);
  for (const fixture of Object.values(testCase.given)) {
    if (fixture.form === 'mixin') for (const member of fixture.members ?? []) touch(member);
  }
  return touched;
}

/** True when a fixture may be shared: read only, and said without looking anything up. */
export function isPoolable(name: string, fixture: Fixture, touched: ReadonlySet<string>): fixture is PoolEntry['fixture'] {
  if ((fixture.form !== 'resource' && fixture.form !== 'link') || touched.has(name)) return false;
  return !JSON.stringify(fixture).includes('$(') && !(fixture.form === 'resource' && namesMixins(fixture));
}

/** Mixins by name are those of another fixture, by identifier they are the same for all. */
function namesMixins(fixture: Extract<Fixture, { form: 'resource' }>): boolean {
  return (fixture.with?.mixins?.add ?? []).some((mixin) => !mixin.includes('#'));
}

/** Id of the nth pool entry of its sort. */
export function poolId(fixture: PoolEntry['fixture'], kind: string, n: number): string {
  const more = fixture.form === 'resource' ? { with: fixture.with, state: fixture.state } : {};
  const text = JSON.stringify(more);
  const mark = text === '{}' ? '' : `,with=${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
  return `fixture.${fixture.form}@kind=${kind},n=${n}${mark}`;
}
