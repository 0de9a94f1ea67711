/** The query interface: discovery, filters, mixins of clients (GFD.223 sections 7.1 and 9). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Category } from '../occi/model.js';
import { type ReferenceServer, startReferenceServer } from './server.js';
import { category, OS_TPL } from './site/provider.js';
import { testModel } from './testing/model.js';
import {
  ask,
  COMPUTE,
  categoriesOf,
  create,
  ENTITY_RENDERINGS,
  entity,
  entityOf,
  membersOf,
  renderCategories,
  renderCollection,
} from './testing/occi-client.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ model: testModel() });
});
afterAll(() => server.close());

const SCHEME = 'http://example.org/tests#';
const tag = (term: string, more: Partial<Category> = {}): Category =>
  category({ class: 'mixin', term, scheme: SCHEME, location: `/tags/${term}/`, ...more });

const discovered = async (accept = 'application/occi+json'): Promise<string[]> =>
  categoriesOf(await ask(server, 'GET', '/-/', { accept, expected: 'categories' }));

test('discovery says the same in each rendering, and at the well-known path', async () => {
  const all = await discovered();
  expect(all.length).toBe(new Set(all).size);
  for (const accept of ['text/plain', 'text/occi', 'text/occi+plain'])
    expect(await discovered(accept)).toEqual(expect.arrayContaining(all));
  const mirror = await ask(server, 'GET', '/.well-known/org/ogf/occi/-/', { accept: 'application/occi+json', expected: 'categories' });
  expect(categoriesOf(mirror)).toEqual(all);
});

test('each location is a collection, no two are the same, and what categories name exists', async () => {
  const { payload } = await ask(server, 'GET', '/-/', { accept: 'application/occi+json', expected: 'categories' });
  const categories = payload.kind === 'categories' ? payload.categories : [];
  const ids = categories.map((c) => c.scheme + c.term);
  const locations = categories.flatMap((c) => c.location ?? []);
  expect(new Set(locations).size).toBe(locations.length);
  for (const c of categories) {
    for (const id of [...c.actions, ...c.depends, ...c.applies, ...(c.parent === undefined ? [] : [c.parent])]) expect(ids).toContain(id);
    const isAbstract = c.class === 'action' || c.term === 'entity';
    expect(c.location === undefined, c.term).toBe(isAbstract);
  }
  for (const location of locations) expect((await ask(server, 'GET', location, { accept: 'text/uri-list' })).status).toBe(200);
});

describe('a filter', () => {
  const filtered = async (categories: Category[]) => {
    const content = renderCategories(categories, 'text/occi');
    return ask(server, 'GET', '/-/', { content, accept: 'text/plain', expected: 'categories' });
  };
  test.each([
    ['kind', 'compute', 'http://schemas.ogf.org/occi/infrastructure#'],
    ['mixin', 'os_tpl', 'http://schemas.ogf.org/occi/infrastructure#'],
    ['action', 'start', 'http://schemas.ogf.org/occi/infrastructure/compute/action#'],
  ] as const)('by a %s leaves that alone', async (of, term, scheme) => {
    expect(categoriesOf(await filtered([category({ class: of, term, scheme })]))).toEqual([scheme + term]);
  });
  test('by an unknown category leaves nothing', async () => {
    const told = await filtered([category({ class: 'kind', term: 'none', scheme: SCHEME })]);
    expect([told.status, categoriesOf(told)]).toEqual([200, []]);
  });
  test('that is malformed is 400', async () => {
    const fields = [
      ['Content-Type', 'text/occi'],
      ['Category', 'compute'],
    ] as const;
    expect((await ask(server, 'GET', '/-/', { fields })).status).toBe(400);
  });
  test('without Content-Type text/occi is not read', async () => {
    const fields = [['Category', 'none; scheme="http://example.org/#"; class="kind"']] as const;
    expect(categoriesOf(await ask(server, 'GET', '/-/', { fields, expected: 'categories' })).length).toBeGreaterThan(30);
  });
});

describe.each(ENTITY_RENDERINGS)('in %s', (rendering) => {
  const sent = (categories: Category[]) => ({
    content: renderCategories(categories, rendering),
    accept: rendering,
    expected: 'categories' as const,
  });
  const name = (what: string): string => `${what}-${rendering.replace(/\W+/g, '-')}`;

  test('two mixins are added at once, used, and removed at once', async () => {
    const two = [tag(name('a')), tag(name('b'), { title: 'b, "quoted"' })];
    const added = await ask(server, 'POST', '/-/', sent(two));
    expect([added.status, categoriesOf(added)]).toEqual([200, two.map((c) => c.scheme + c.term)]);
    expect(await discovered()).toEqual(expect.arrayContaining(two.map((c) => c.scheme + c.term)));
    expect((await ask(server, 'GET', two[0]?.location ?? '', { accept: rendering })).status).toBe(200);
    const vm = await create(server, '/compute/', entity(COMPUTE));
    await ask(server, 'POST', two[0]?.location ?? '', { content: renderCollection([{ location: vm }], 'text/plain') });
    expect((await ask(server, 'DELETE', '/-/', sent(two))).status).toBe(200);
    expect(await discovered()).not.toContain(SCHEME + name('a'));
    expect((await ask(server, 'GET', two[0]?.location ?? '')).status).toBe(404);
    expect(entityOf(await ask(server, 'GET', vm, { expected: 'entity' })).mixins).toEqual([]);
  });

  test('the same mixin again is 200, a different one of that name 409', async () => {
    const once = tag(name('same'));
    expect((await ask(server, 'POST', '/-/', sent([once]))).status).toBe(200);
    expect((await ask(server, 'POST', '/-/', sent([once]))).status).toBe(200);
    const attributes = [{ name: 'org.example.x', mutable: true }];
    expect((await ask(server, 'POST', '/-/', sent([{ ...once, attributes }]))).status).toBe(409);
    expect((await ask(server, 'POST', '/-/', sent([{ ...once, location: '/elsewhere/' }]))).status).toBe(409);
  });

  test.each([
    [
      'a kind of the provider',
      category({ class: 'mixin', term: 'compute', scheme: 'http://schemas.ogf.org/occi/infrastructure#', location: '/x/' }),
      409,
    ],
    ['a location that is taken', tag('taken', { location: '/compute/' }), 409],
    ['the path of the query interface', tag('taken', { location: '/-/' }), 409],
    ['class kind', tag('other', { class: 'kind', parent: OS_TPL }), 400],
    ['class action', category({ class: 'action', term: 'other', scheme: SCHEME }), 400],
  ])('addition of %s', async (_why, bad, status) => {
    const before = await discovered();
    // The good one that comes first is not added either.
    expect((await ask(server, 'POST', '/-/', sent([tag(name('good')), bad]))).status).toBe(status);
    expect(await discovered()).toEqual(before);
  });

  test('a mixin of the provider cannot be removed, an unknown one neither, and nothing goes with them', async () => {
    const mine = tag(name('kept'));
    await ask(server, 'POST', '/-/', sent([mine]));
    const before = await discovered();
    const provided = category({
      class: 'mixin',
      term: 'os_tpl',
      scheme: 'http://schemas.ogf.org/occi/infrastructure#',
      location: '/mixins/os_tpl/',
    });
    expect((await ask(server, 'DELETE', '/-/', sent([mine, provided]))).status).toBe(403);
    expect((await ask(server, 'DELETE', '/-/', sent([mine, tag('unknown')]))).status).toBe(404);
    expect(await discovered()).toEqual(before);
  });
});

test.each([
  ['POST', 'nothing', [], ''],
  ['DELETE', 'nothing', [], ''],
  ['POST', 'an empty text', [['Content-Type', 'text/plain']], ''],
  ['POST', 'no OCCI', [['Content-Type', 'text/plain']], 'this is not occi'],
  ['POST', 'no JSON', [['Content-Type', 'application/occi+json']], '{'],
  ['POST', 'no scheme', [['Content-Type', 'text/plain']], 'Category: a; class="mixin"; location="/a/"\r\n'],
  ['POST', 'no class', [['Content-Type', 'text/plain']], 'Category: a; scheme="http://example.org/#"; location="/a/"\r\n'],
  ['POST', 'a bad term', [['Content-Type', 'text/plain']], 'Category: b@d; scheme="http://example.org/#"; class="mixin"\r\n'],
  ['POST', 'an instance location', [['Content-Type', 'text/plain']], 'X-OCCI-Location: /compute/1\r\n'],
  ['DELETE', 'no scheme', [['Content-Type', 'text/plain']], 'Category: a; class="mixin"\r\n'],
] as const)('%s with %s is 400 and changes nothing', async (method, _why, fields, body) => {
  const before = await discovered();
  expect((await ask(server, method, '/-/', { fields, body })).status).toBe(400);
  expect(await discovered()).toEqual(before);
});

test('a mixin without location gets one', async () => {
  const content = renderCategories([category({ class: 'mixin', term: 'placeless', scheme: SCHEME })], 'text/plain');
  const told = await ask(server, 'POST', '/-/', { content, accept: 'text/plain', expected: 'categories' });
  const made = told.payload.kind === 'categories' ? told.payload.categories[0] : undefined;
  expect(membersOf(await ask(server, 'GET', made?.location ?? '', { expected: 'collection' }))).toEqual([]);
});

test('DELETE with a mixin as a 1.1 client writes it, by term and scheme alone', async () => {
  await ask(server, 'POST', '/-/', { content: renderCategories([tag('old')], 'text/plain') });
  const fields = [
    ['Content-Type', 'text/occi'],
    ['Category', `old; scheme="${SCHEME}"`],
  ] as const;
  expect((await ask(server, 'DELETE', '/-/', { fields })).status).toBe(200);
  expect(await discovered()).not.toContain(`${SCHEME}old`);
});
