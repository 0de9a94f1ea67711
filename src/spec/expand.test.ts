/** Loops over the model, and the clause ids that templates stand for. */
import { describe, expect, it } from 'vitest';
import { allValues, scopeWithin } from './expand.js';
import { loadModel } from './model.js';
import { modelRows } from './rows.js';
import { caseText, lintText } from './testing/lint-text.js';

function loopOf(forEach: string) {
  const { suite, problems } = lintText(caseText(`forEach: ${forEach}\nsteps: [{ GET: qi }]`));
  expect(problems).toEqual([]);
  const loop = suite?.cases[0]?.forEach[0];
  if (loop === undefined) throw new Error('no loop');
  return loop;
}

function names(forEach: string): string[] {
  const { source } = loopOf(forEach);
  return source.kind === 'rows' ? source.rows.map((row) => String(row.name)) : [];
}

describe('model rows', () => {
  const generators = ['kinds', 'mixins', 'attributes', 'actions', 'transitions', 'undefinedActions'];

  it.each(generators)('model.%s have unique names, since these stand in instance ids', (generator) => {
    const rows = modelRows(`model.${generator}`, loadModel('1.2')) ?? [];
    expect(rows.length).toBeGreaterThan(0);
    const unique = new Set(rows.map((row) => JSON.stringify([row.name, row.action])));
    expect(unique.size).toBe(rows.length);
  });

  it('are none for what is no generator', () => {
    expect(modelRows('model.verbs', loadModel('1.2'))).toBeUndefined();
  });
});

describe('expansion', () => {
  it.each([
    ['a value', '{ k: model.kinds, where: { term: compute } }', ['compute']],
    [
      'a short category',
      '{ t: model.transitions, where: { kind: infrastructure#network, outcome: success } }',
      ['network.inactive-up-active', 'network.active-down-inactive'],
    ],
    [
      'absent',
      '{ t: model.transitions, where: { kind: infrastructure#storagelink, action: absent, outcome: success } }',
      ['storagelink.inactive-to-active', 'storagelink.active-to-inactive'],
    ],
    [
      'not',
      '{ u: model.undefinedActions, where: { kind: infrastructure#network, from: { not: error } } }',
      ['network.inactive-down', 'network.active-up'],
    ],
    ['oneOf', '{ k: model.kinds, where: { term: { oneOf: [compute, storage] } } }', ['compute', 'storage']],
  ])('judges by %s at load', (_, forEach, expected) => {
    expect(names(forEach)).toEqual(expected);
  });

  it('leaves what only the target shows to planning', () => {
    const { where, whenFewer } = loopOf('{ a: model.attributes, where: { type: Enum, mutable: true, ofKind: creatable } }');
    expect(where).toEqual({ ofKind: 'creatable' });
    expect(whenFewer).toBe('not-applicable');
  });

  it('leaves discovery alone', () => {
    expect(loopOf('{ a: discovered.attributes, where: { mutable: true } }')).toMatchObject({
      source: { kind: 'generator', name: 'discovered.attributes' },
      where: { mutable: true },
      whenFewer: 'inconclusive',
    });
  });

  it('goes into blocks', () => {
    const { suite } = lintText(caseText('steps: [{ forEach: { k: model.kinds, where: { term: compute } }, steps: [{ GET: qi }] }]'));
    expect(suite?.cases[0]?.steps[0]).toMatchObject({ kind: 'block', loops: [{ source: { kind: 'rows', rows: [{ term: 'compute' }] } }] });
  });
});

describe('allValues', () => {
  const rows = scopeWithin(new Map(), [
    {
      variable: 'row',
      source: {
        kind: 'rows',
        rows: [
          { name: 'a', ids: ['x.a', 'x.b'] },
          { name: 'b', ids: 'x.c' },
        ],
      },
      where: {},
      atLeast: 1,
      whenFewer: 'broken',
    },
    { variable: 'v', source: { kind: 'list', values: ['1', '2'] }, where: {}, atLeast: 1, whenFewer: 'broken' },
    { variable: 'late', source: { kind: 'list', values: ['$(server.x)'] }, where: {}, atLeast: 1, whenFewer: 'broken' },
  ]);
  it.each([
    ['plain text', 'x.y', ['x.y']],
    ['a list of a column', '$(row.ids)', ['x.a', 'x.b', 'x.c']],
    ['the product of two variables', '$(row.name).$(v)', ['a.1', 'a.2', 'b.1', 'b.2']],
    ['a value that is known later', '$(late)', undefined],
    ['a variable that is not there', '$(w)', undefined],
    ['a column that is not there', '$(row.none)', undefined],
  ])('of %s', (_, text, expected) => {
    expect(allValues(text, rows)).toEqual(expected);
  });
});
