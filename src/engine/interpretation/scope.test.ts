import { describe, expect, it } from 'vitest';
import { Scope } from './scope.js';
import type { CategoryValue, EntityValue } from './value.js';

const kind: CategoryValue = {
  what: 'category',
  id: 'http://example.org/k#compute',
  term: 'compute',
  scheme: 'http://example.org/k#',
  class: 'kind',
  title: undefined,
  location: 'http://a/compute/',
  attributes: [{ name: 'a.b', default: 4 }],
  actions: [],
  parent: undefined,
  depends: [],
  applies: [],
  templated: false,
  own: false,
};
const vm: EntityValue = {
  what: 'entity',
  location: 'http://a/1',
  kind,
  id: '1',
  title: 't',
  state: 'active',
  mixins: [],
  links: [],
  read: undefined,
};
const scope = new Scope(undefined, [
  ['vm', vm],
  ['vms', [vm, { ...vm, location: 'http://a/2' }]],
  ['row', { name: 'x', clause: ['c1', 'c2'], n: 3 }],
  ['need', { pagination: { firstPage: 0 } }],
]);

describe('look', () => {
  it.each<[string, unknown, string]>([
    ['vm.kind.term', 'compute', 'members of members'],
    ['vms.kind.location', 'http://a/compute/', 'of a list the first is asked'],
    ['vms.1.location', 'http://a/2', 'or the one of that number'],
    ['row.clause', ['c1', 'c2'], 'a list stays a list'],
    ['need.pagination.firstPage', 0, 'zero is a value'],
    ['vm.kind.attributes', ['a.b'], 'attributes are their names'],
    ['vm.nothing', undefined, 'a member that is missing'],
  ])('%s is %j: %s', (path, expected) => {
    expect(scope.look(path)).toEqual(expected);
  });

  it('refuses a name that is not in force', () => {
    expect(() => scope.look('nobody.location')).toThrowError(expect.objectContaining({ code: 'reference' }));
  });
});

describe('resolve', () => {
  it('puts a value in the place of a whole string, and text in the middle of one', () => {
    expect(scope.resolve({ '$(row.name)': '$(row.n)', text: 'a $(vm.kind) b', deep: ['$(vm)'] })).toEqual({
      x: 3,
      text: 'a http://example.org/k#compute b',
      deep: [vm],
    });
  });

  it('sees outside names from inside, and collects what is saved inside', () => {
    const inner = scope.inner([['m', vm]]);
    inner.set('seen', 'inside');
    inner.collect('seen', 'one');
    scope.inner().collect('seen', 'two');
    expect(inner.get('seen')).toBe('inside');
    expect(scope.get('seen')).toEqual(['one', 'two']);
  });
});

describe('defer', () => {
  it('leaves what is not in force yet until it is looked up', () => {
    const planning = new Scope(undefined, [
      ['profile', { version: '1.2' }],
      ['unique', 'planned'],
    ]);
    const row = planning.defer({
      name: 'x',
      line: 'Category: $(k.term)',
      kind: '$(k)',
      codes: ['$(k.term)', 404],
      v: '$(profile.version)',
      u: '$(unique)',
    });
    const running = new Scope(undefined, [
      ['row', row],
      ['unique', 'ran'],
    ]);
    running.set('k', kind);
    expect(running.text('$(row.line); class="kind"')).toBe('Category: compute; class="kind"');
    expect(running.text('$(row.kind)')).toBe(kind);
    expect(running.look('row.codes')).toEqual(['compute', 404]);
    expect(running.look('row.v')).toBe('1.2');
    expect(running.look('row.u')).toBe('ran');
  });

  it('does not look into what a server said', () => {
    const running = new Scope(undefined, [
      ['row', { title: '$(k.term)' }],
      ['k', kind],
    ]);
    expect(running.look('row.title')).toBe('$(k.term)');
  });
});
