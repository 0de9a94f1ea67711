import { expect, it } from 'vitest';
import type { CaseLine } from '../../record/format.js';
import type { TestCase } from '../../spec/suite.js';
import type { Instance } from './instance.js';
import { Requirements } from './requirements.js';

const testCase = (id: string, requires: string[]): TestCase => ({
  id,
  title: id,
  revision: 1,
  needs: [],
  requires,
  axes: {},
  forEach: [],
  given: {},
  stable: [],
  steps: [],
  at: [1, 1],
});

const instance = (id: string, clauses: string[], requires: string[] = []): Instance => ({
  id,
  kind: 'case',
  testCase: testCase(id, requires),
  document: 'D',
  section: '1',
  file: 'f',
  axes: {},
  variables: [],
  pooled: new Map(),
  locks: [],
  effect: 'none',
  clauses,
  needs: [],
  alive: 0,
});

const failed = (id: string, clauses: string[], verdict: 'fail' | 'warn'): CaseLine => ({
  type: 'case',
  id,
  attempt: 1,
  verdict,
  assertions: [{ clauses, verdict, expected: '', got: '', exchange: 'e' }],
  exchanges: 1,
  elapsed: 0,
});

it('blocks a case when what it requires has failed, names the cause, and waits for the cases that tell', () => {
  const deciding = instance('a', ['x']);
  const resting = instance('b', ['y'], ['x']);
  const other = instance('c', ['x'], ['z']);
  const requirements = new Requirements([deciding, resting, other]);
  expect(requirements.before(resting)).toEqual(['a']);
  expect(requirements.before(deciding)).toEqual([]);
  requirements.learn(failed('a', ['x'], 'warn'));
  expect(requirements.checked(resting).foregone).toBeUndefined();
  requirements.learn(failed('a', ['x'], 'fail'));
  expect(requirements.checked(resting).foregone).toMatchObject({ verdict: 'blocked', cause: { id: 'requires:x', exchange: 'e' } });
  expect(requirements.checked(deciding).foregone).toBeUndefined();
});
