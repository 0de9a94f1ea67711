/** Short forms and their one long form: what the engine is given for what an author writes. */
import { describe, expect, it } from 'vitest';
import type { Step } from '../suite.js';
import { caseText, lintText, ruleText } from '../testing/lint-text.js';

function stepOf(step: string): Step | undefined {
  const { suite, problems } = lintText(
    caseText(`given: { vm: { resource: any }, k: { kind: creatable }, small: { mixin: any } }\nsteps:\n  - ${step}`),
  );
  expect(problems).toEqual([]);
  return suite?.cases[0]?.steps[0];
}

describe('steps', () => {
  it.each([
    [
      'defaults',
      '{ GET: vm }',
      {
        kind: 'request',
        method: 'GET',
        target: 'vm',
        principal: 'main',
        redirects: 0,
        setup: false,
        headers: {},
        omit: [],
        creates: [],
        expect: [],
      },
    ],
    [
      'one name for a list',
      '{ POST: k, entity: { recipe: k }, creates: new }',
      { creates: ['new'], content: { kind: 'entity', entity: { base: 'recipe', of: 'k' } } },
    ],
    [
      'an action with legal parameters',
      '{ POST: vm, action: { id: a#b, parameters: legal } }',
      { content: { kind: 'action', id: 'a#b', parameters: 'legal' } },
    ],
    ['an action without parameters', '{ POST: vm, action: { id: a#b } }', { content: { kind: 'action', id: 'a#b', parameters: {} } }],
    ['within', '{ GET: vm, within: update }', { wait: { mode: 'within', deadline: 'update' } }],
    ['holds', '{ GET: vm, holds: settle }', { wait: { mode: 'holds', deadline: 'settle' } }],
    [
      'proceedIf with its default',
      '{ GET: vm, proceedIf: { status: 2xx } }',
      { proceedIf: { condition: { status: ['2xx'] }, else: 'not-applicable' } },
    ],
    [
      'proceedIf found',
      '{ GET: vm, proceedIf: { found: vm, else: blocked } }',
      { proceedIf: { condition: { found: 'vm' }, else: 'blocked' } },
    ],
    ['a filter', '{ GET: qi, filter: { categories: [k] } }', { content: { kind: 'filter', categories: ['k'] } }],
    [
      'a list of a fixture',
      '{ PUT: vm, entity: { full: vm, without: small.attributes } }',
      { content: { entity: { base: 'full', without: ['$(small.attributes)'] } } },
    ],
    [
      'changes of mixins',
      '{ POST: vm, entity: { partial: vm, mixins: { add: small } } }',
      { content: { entity: { mixins: { add: ['small'] } } } },
    ],
    [
      'a control with another method',
      '{ DELETE: vm, control: { GET: k, principal: second } }',
      { control: { method: 'GET', target: 'k', principal: 'second' } },
    ],
    [
      'a control of raw bytes',
      '{ POST: k, raw: { headers: ["A: b"], body: x }, control: { body: y } }',
      { control: { content: { kind: 'raw', headers: ['A: b'], body: 'y' } } },
    ],
    [
      'a control of raw bytes that has content of another sort',
      '{ POST: qi, raw: { headers: ["A: b"], body: x }, control: { categories: [tag] } }',
      { control: { content: { kind: 'categories', names: ['tag'] } } },
    ],
    [
      'a control that is no longer raw',
      '{ POST: k, raw: { headers: ["A: b"], body: x }, control: { raw: { headers: ["C: d"] } } }',
      { control: { content: { kind: 'raw', headers: ['C: d'] } } },
    ],
    [
      'a control of raw bytes with content of the usual kind',
      '{ POST: k, raw: { headers: ["A: b"] }, control: { collection: [vm] } }',
      { control: { content: { kind: 'collection', names: ['vm'] } } },
    ],
    [
      'agree',
      '{ agree: vm, about: kind, decides: http.entity-get.retrieves }',
      { kind: 'agree', saved: 'vm', about: ['kind'], except: [], decides: ['http.entity-get.retrieves'] },
    ],
    ['bring', '{ bring: vm, to: active }', { kind: 'bring', entity: 'vm', to: 'active' }],
  ])('%s', (_, written, read) => {
    expect(stepOf(written)).toMatchObject(read);
  });

  it('have no control key unless one is written', () => {
    const step = stepOf('{ GET: vm, control: { accept: text/plain } }');
    expect(step?.kind === 'request' ? Object.keys(step.control ?? {}) : undefined).toEqual(['accept']);
  });

  it('know their place', () => {
    expect(stepOf('{ GET: vm }')?.at).toEqual([9, 9]);
  });
});

describe('expectations', () => {
  const read = (expectation: string) => {
    const step = stepOf(`{ GET: vm, expect: [${expectation}] }`);
    return step?.kind === 'request' ? step.expect[0] : undefined;
  };
  it.each([
    ['a code', '{ status: 200 }', { matchers: [{ kind: 'status', grades: { pass: [200] } }], decides: [] }],
    ['a class', '{ status: 4xx }', { matchers: [{ kind: 'status', grades: { pass: ['4xx'] } }] }],
    ['grades', '{ status: { pass: [200], warn: 204 } }', { matchers: [{ grades: { pass: [200], warn: [204] } }] }],
    ['grades of a row', '{ status: { pass: [4xx], warn: $(vm.x) } }', { matchers: [{ grades: { pass: ['4xx'], warn: '$(vm.x)' } }] }],
    ['found by', '{ foundBy: Location }', { matchers: [{ kind: 'foundBy', grades: { pass: ['Location'] } }] }],
    ['one clause', '{ status: 200, decides: http.entity-get.status }', { decides: ['http.entity-get.status'] }],
    [
      'the default grade of a branch',
      '{ anyOf: [{ choice: a, status: 200 }, { choice: b, grade: warn, status: 201 }] }',
      {
        matchers: [],
        anyOf: [
          { choice: 'a', grade: 'pass' },
          { choice: 'b', grade: 'warn' },
        ],
      },
    ],
    [
      'facts',
      '{ anyOf: [{ choice: a, status: 200, binds: { first: 1 } }, { choice: b, status: 201 }] }',
      { anyOf: [{ binds: { first: 1 } }, {}] },
    ],
    ['shares', '{ status: 200, share: { pass: some, broken: none } }', { share: { pass: 'some', broken: 'none' } }],
    ['matchers in their order', '{ payload: entity, status: 200 }', { matchers: [{ kind: 'payload', is: 'entity' }, { kind: 'status' }] }],
    ['nothing created', '{ created: nothing }', { matchers: [{ kind: 'created', what: 'nothing' }] }],
  ])('%s', (_, written, expected) => {
    expect(read(written)).toMatchObject(expected);
  });
});

describe('fixtures', () => {
  it.each([
    [
      'a resource',
      '{ resource: any, with: { mixins: [a#b] }, count: 2, offering: action }',
      { form: 'resource', of: 'any', with: { mixins: { add: ['a#b'] } }, count: 2, offering: 'action' },
    ],
    ['another kind', '{ kind: creatable, not: k }', { form: 'kind', of: 'creatable', type: 'resource', not: 'k' }],
    ['all creatable kinds', '{ kinds: creatable }', { form: 'kinds', of: 'creatable', atLeast: 1 }],
    ['a mixin of the suite', '{ mixin: user, members: [k] }', { form: 'mixin', of: 'user', members: ['k'] }],
    ['an action', '{ action: applicable, of: k }', { form: 'action', action: 'applicable', of: 'k' }],
    ['an unused URL', '{ unused: url, under: k }', { form: 'unused', what: 'url', under: 'k' }],
    ['a category', '{ category: any, class: kind, hasUnrelated: true }', { form: 'category', class: 'kind', hasUnrelated: true }],
  ])('%s', (_, written, expected) => {
    const { suite, problems } = lintText(caseText(`given: { k: { kind: creatable }, x: ${written} }\nsteps: [{ GET: qi }]`));
    expect(problems).toEqual([]);
    expect(suite?.cases[0]?.given.x).toEqual(expected);
  });
});

describe('rules', () => {
  it('have selectors of lists', () => {
    const { suite } = lintText(ruleText('exchanges: { method: GET, status: 2xx, target: qi, payload: some }\nexpect: [{ status: 200 }]'));
    expect(suite?.rules[0]?.exchanges).toEqual({ method: ['GET'], status: ['2xx'], target: ['qi'], payload: ['some'] });
  });

  it('count a production and grade deviations', () => {
    const { suite, problems } = lintText(
      ruleText(
        'exchanges: { status: 2xx }\nsubject: category-value\ndeviations: { http.qi.rendering-docs: { trailing-semicolon: broken } }',
      ),
    );
    expect(problems).toEqual([]);
    expect(suite?.rules[0]?.grammar).toEqual({
      subject: 'category-value',
      deviations: { 'http.qi.rendering-docs': { 'trailing-semicolon': 'broken' } },
      whenNone: 'inconclusive',
    });
  });

  it('look at any production, and grade what is not named by "other"', () => {
    const { suite, problems } = lintText(
      ruleText(
        'exchanges: { status: 2xx }\nsubject: any\ndeviations: { http.qi.rendering-docs: { trailing-semicolon: warn, other: broken } }',
      ),
    );
    expect(problems).toEqual([]);
    expect(suite?.rules[0]?.grammar?.deviations).toEqual({ 'http.qi.rendering-docs': { 'trailing-semicolon': 'warn', other: 'broken' } });
  });
});

describe('loops and axes', () => {
  it('keep the order of variables and their defaults', () => {
    const { suite } = lintText(
      caseText(
        'forEach: [{ a: [1, 2] }, { m: discovered.mixins, where: { depends: present } }]\naxes: { send: { firstOf: [text/occi, text/plain] } }\nsteps: [{ GET: qi }]',
      ),
    );
    expect(suite?.cases[0]).toMatchObject({
      forEach: [
        { variable: 'a', source: { kind: 'list', values: [1, 2] }, atLeast: 1, whenFewer: 'inconclusive' },
        { variable: 'm', where: { depends: 'present' } },
      ],
      axes: { send: { kind: 'firstOf', values: ['text/occi', 'text/plain'] } },
    });
  });
});
