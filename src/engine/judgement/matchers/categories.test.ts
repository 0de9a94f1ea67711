/** Relations that look at what categories say of themselves. */
import { expect, it } from 'vitest';
import type { Facts } from '../../discovery/facts.js';
import { Scope } from '../../interpretation/scope.js';
import type { Value } from '../../interpretation/value.js';
import { textAnswer } from '../../testing/answer.js';
import { matchCategories } from './categories.js';

const category = (term: string, of: string, location?: string): string =>
  `Category: ${term}; scheme="http://schemas.ogf.org/occi/infrastructure#"; class="${of}"${location === undefined ? '' : `; location="${location}"`}`;

const COMPUTE = category('compute', 'kind', '/vms/');
const BARE = category('bare', 'kind');
const TAG = category('tag', 'mixin', 'http://127.0.0.1:1/tag/');

const LOCATED = { which: { class: 'kind' }, has: { location: { present: true } } };
const FORM = { has: { location: { form: ['URI-reference', 'URI-template'] } } };

it.each<[string, { readonly [relation: string]: Value }, string[], string]>([
  ['one of them is enough', { some: { class: 'kind', scheme: 'infrastructure#' } }, [TAG, COMPUTE], 'pass'],
  ['properties have to be those of one category', { some: { class: 'kind', term: 'tag' } }, [TAG, COMPUTE], 'broken'],
  ['every one that is chosen', { every: LOCATED }, [COMPUTE, TAG], 'pass'],
  ['the last of them does not', { every: LOCATED }, [COMPUTE, TAG, BARE], 'broken'],
  ['those that are not chosen do not count', { every: { ...LOCATED, which: { class: 'mixin' } } }, [BARE, TAG], 'pass'],
  ['none is chosen, so nothing was looked at', { every: { ...LOCATED, which: { class: 'mixin' } } }, [COMPUTE], 'notOffered'],
  [
    'identifiers are written short',
    { every: { which: { id: { not: 'infrastructure#bare' } }, has: LOCATED.has } },
    [COMPUTE, BARE],
    'pass',
  ],
  ['a path is a URI-reference', { every: FORM }, [COMPUTE], 'pass'],
  ['a template is as good', { every: FORM }, [category('t', 'mixin', '/tags/{name}/')], 'pass'],
  ['a blank is neither', { every: FORM }, [category('t', 'mixin', '/my tags/')], 'broken'],
  ['an empty location is none', { every: FORM }, [category('t', 'mixin', '')], 'broken'],
  ['different locations', { distinct: 'location' }, [COMPUTE, TAG, BARE], 'pass'],
  ['the same location, written in two ways', { distinct: 'location' }, [TAG, category('other', 'mixin', '/%74ag/')], 'broken'],
  ['without locations there is nothing to share', { distinct: 'location' }, [BARE], 'notOffered'],
])('%s', (_reason, expected, lines, grade) => {
  const facts = { categories: [] } as unknown as Facts;
  expect(matchCategories(expected, { exchange: textAnswer('qi', lines), scope: new Scope(), facts }).grade).toBe(grade);
});
