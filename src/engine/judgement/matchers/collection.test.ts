/** Pages against the collection that they are to make up. */
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../discovery/facts.js';
import { Scope } from '../../interpretation/scope.js';
import { subjectsOf } from '../../interpretation/subjects.js';
import { textAnswer } from '../../testing/answer.js';
import { matchCollection } from './collection.js';

const listing = (members: string) =>
  textAnswer(
    'kind',
    [...members].map((m) => `X-OCCI-Location: http://127.0.0.1:1/vms/${m}`),
  );

describe('pages', () => {
  it.each([
    ['two, and an empty one that ends them', ['ab', 'c', ''], 'pass'],
    ['short pages make more of them', ['a', 'b', 'c'], 'pass'],
    ['what comes when all has been shown lies beyond the last', ['ab', 'c', 'c'], 'pass'],
    ['a member on two pages', ['ab', 'bc'], 'broken'],
    ['a member on none', ['a', 'c'], 'broken'],
    ['a member of another collection', ['ab', 'cd'], 'broken'],
  ])('%s', (_reason, pages, grade) => {
    const context = { exchange: listing('abc'), scope: new Scope(), facts: {} as unknown as Facts };
    expect(matchCollection({ partitionedBy: pages.map(listing) }, context).grade).toBe(grade);
  });

  it.each([
    [
      'from the first that the probe found',
      0,
      'abc',
      [
        [0, 2, 2],
        [1, 2, 1],
        [2, 2, 0],
        [3, 2, 0],
      ],
    ],
    [
      'larger ones where there is much',
      1,
      'abcdefghijklmnopqrstuvwxyz',
      [
        [1, 4, 4],
        [2, 4, 4],
      ],
    ],
  ])('are asked for %s', (_reason, firstPage, members, first) => {
    const facts = { bound: new Map([['pagination', { firstPage }]]) } as unknown as Facts;
    const loop = {
      variable: 'page',
      source: { kind: 'generator', name: 'whole.pages' },
      where: {},
      atLeast: 1,
      whenFewer: 'inconclusive',
    } as const;
    const pages = subjectsOf(loop, new Scope(undefined, [['whole', listing(members)]]), facts);
    expect(pages).toHaveLength(members.length + 1);
    expect(pages.slice(0, first.length)).toEqual(first.map(([index, number, size]) => ({ index, number, size })));
  });
});
