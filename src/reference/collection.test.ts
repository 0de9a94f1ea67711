/** Collections: of kinds, of mixins, on unbound paths; pages and filters (GFD.223 sections 4.1, 6, 7.2 and 11). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RENDERINGS } from '../occi/rendering.js';
import { type ReferenceServer, startReferenceServer } from './server.js';
import { category } from './site/provider.js';
import { testModel } from './testing/model.js';
import {
  ask,
  COMPUTE,
  create,
  ENTITY_RENDERINGS,
  entity,
  entityOf,
  membersOf,
  NETWORK,
  NIC,
  OCCI,
  type Rendering,
  renderCategories,
  renderCollection,
  renderEntity,
  TITLE,
  type Told,
} from './testing/occi-client.js';

let server: ReferenceServer;
beforeEach(async () => {
  server = await startReferenceServer({ model: testModel() });
});
afterEach(() => server.close());

const list = (target: string, accept = 'text/uri-list'): Promise<Told> => ask(server, 'GET', target, { accept, expected: 'collection' });
const urls = async (target: string): Promise<string[]> => membersOf(await list(target));
const vm = (title: string): Promise<string> => create(server, '/compute/', entity(COMPUTE, { [TITLE]: title }));
const located = (...locations: string[]) =>
  renderCollection(
    locations.map((location) => ({ location })),
    'text/plain',
  );

async function tagged(...members: string[]): Promise<string> {
  await ask(server, 'POST', '/-/', {
    content: renderCategories([category({ class: 'mixin', term: 't', scheme: 'http://example.org/#', location: '/t/' })], 'text/plain'),
  });
  if (members.length > 0) await ask(server, 'POST', '/t/', { content: located(...members) });
  return '/t/';
}

test.each(RENDERINGS)('an empty collection and a full one in %s', async (accept: Rendering) => {
  const empty = await list('/compute/', accept);
  expect([empty.status, membersOf(empty)]).toEqual([200, []]);
  await vm('a');
  await vm('b');
  expect(membersOf(await list('/compute/', accept))).toHaveLength(2);
  expect(membersOf(await list('/net/', accept))).toHaveLength(0);
  expect(membersOf(await list('/resource/', accept))).toHaveLength(0);
});

test('an unbound path has what is below it, each instance once', async () => {
  const a = await vm('a');
  const net = await create(server, '/net/', entity(NETWORK));
  const nic = await create(server, '/links/networkinterface/', entity(NIC, { 'occi.core.source': a, 'occi.core.target': net }));
  await tagged(a);
  expect(await urls('/')).toEqual([a, net, nic].sort());
  expect(await urls('/links/')).toEqual([nic]);
  expect(await urls('/store/')).toEqual([]);
});

describe('pages', () => {
  test.each(RENDERINGS)('are disjoint and make up the collection in %s', async (accept: Rendering) => {
    for (const title of ['a', 'b', 'c']) await vm(title);
    const page = async (query: string): Promise<string[]> => membersOf(await list(`/compute/?${query}`, accept));
    const [first, second] = [await page('page=1&number=2'), await page('number=2&page=2')];
    expect([first.length, second.length]).toEqual([2, 1]);
    expect([...first, ...second].sort()).toEqual(membersOf(await list('/compute/', accept)));
    expect(await page('page=3&number=2')).toEqual([]);
    expect(await page('page=1000000&number=10')).toEqual([]);
    expect(await page('page=0&number=2')).toEqual([]);
    expect(await page('page=2')).toHaveLength(3);
  });
  test.each([
    ['page=1&number=1001', 413],
    ['page=1&number=2147483647', 413],
    ['page=1&number=1000', 200],
    ['page=x&number=1', 400],
    ['page=1&number=x', 400],
    ['page=-1&number=1', 400],
    ['page=1&number=-1', 400],
    ['page=1.5&number=1', 400],
  ])('%s is %i', async (query, status) => {
    expect((await list(`/compute/?${query}`)).status).toBe(status);
  });
});

describe.each(RENDERINGS)('a filter, answered in %s,', (accept: Rendering) => {
  const filtered = async (
    target: string,
    wanted: Record<string, string | number>,
    kind = COMPUTE,
    mixins: string[] = [],
  ): Promise<number> => {
    const content = renderEntity(entity(kind, wanted, { mixins }), 'text/occi');
    return membersOf(await ask(server, 'GET', target, { content, accept, expected: 'collection' })).length;
  };
  test('leaves the instances that have all values, on kinds and mixins', async () => {
    const a = await create(server, '/compute/', entity(COMPUTE, { [TITLE]: 'a', 'occi.compute.cores': 1 }));
    const b = await create(server, '/compute/', entity(COMPUTE, { [TITLE]: 'b', 'occi.compute.cores': 1 }));
    await tagged(a, b);
    for (const target of ['/compute/', '/t/', '/']) {
      expect(await filtered(target, { [TITLE]: 'a' })).toBe(1);
      expect(await filtered(target, { [TITLE]: 'a', 'occi.compute.cores': 1 })).toBe(1);
      expect(await filtered(target, { [TITLE]: 'a', 'occi.compute.cores': 2 })).toBe(0);
      expect(await filtered(target, { 'occi.compute.cores': 1 })).toBe(2);
      expect(await filtered(target, { [TITLE]: 'nobody' })).toBe(0);
      expect(await filtered(target, {}, NETWORK)).toBe(0);
      expect(await filtered(target, {}, COMPUTE, ['http://example.org/#t'])).toBe(2);
    }
  });
});

test('a filter does not change the answer for a single instance', async () => {
  const a = await vm('a');
  const content = renderEntity(entity(COMPUTE, { [TITLE]: 'nobody' }), 'text/occi');
  expect(entityOf(await ask(server, 'GET', a, { content, expected: 'entity' })).attributes.get(TITLE)).toBe('a');
});

describe('creation of several at once', () => {
  const json = 'application/occi+json';
  const batch = (...kinds: string[]) =>
    renderCollection(
      kinds.map((k) => ({ location: '', entity: entity(k) })),
      json,
    );
  test('creates all', async () => {
    const told = await ask(server, 'POST', '/compute/', { content: batch(COMPUTE, COMPUTE), accept: json, expected: 'collection' });
    expect([told.status, membersOf(told).length]).toEqual([200, 2]);
    expect(await urls('/compute/')).toHaveLength(2);
  });
  test('or none', async () => {
    expect((await ask(server, 'POST', '/compute/', { content: batch(COMPUTE, NETWORK), accept: json })).status).toBe(400);
    expect(server.entities()).toEqual([]);
  });
});

test('DELETE on a kind takes all of its instances with their links, and nothing else', async () => {
  const a = await vm('a');
  const net = await create(server, '/net/', entity(NETWORK));
  await create(server, '/links/networkinterface/', entity(NIC, { 'occi.core.source': a, 'occi.core.target': net }));
  expect((await ask(server, 'DELETE', '/compute/', { content: located(a) })).status).toBe(400);
  expect(server.entities()).toHaveLength(3);
  expect((await ask(server, 'DELETE', '/compute/')).status).toBe(204);
  expect((await ask(server, 'DELETE', '/compute/')).status).toBe(204);
  expect(server.entities()).toEqual([net]);
});

test('an existing instance cannot be put into the collection of a kind', async () => {
  const net = await create(server, '/net/', entity(NETWORK));
  expect((await ask(server, 'POST', '/compute/', { content: located(net) })).status).toBe(400);
  expect(await urls('/compute/')).toEqual([]);
});

describe.each(ENTITY_RENDERINGS)('the collection of a mixin in %s', (rendering) => {
  const named = async (...members: string[]) => {
    const entities = await Promise.all(
      members.map(async (location) => ({ location, entity: entityOf(await ask(server, 'GET', location, { expected: 'entity' })) })),
    );
    return { content: renderCollection(entities, rendering), accept: 'text/uri-list', expected: 'collection' as const };
  };

  test('takes members by POST, is replaced by PUT, loses them by DELETE', async () => {
    const [a, b, c] = [await vm('a'), await vm('b'), await vm('c')].sort() as [string, string, string];
    const t = await tagged();
    const post = await ask(server, 'POST', t, await named(a, b));
    expect([post.status, membersOf(post)]).toEqual([200, [a, b]]);
    expect(entityOf(await ask(server, 'GET', a, { expected: 'entity' })).mixins).toEqual(['http://example.org/#t']);
    const put = await ask(server, 'PUT', t, await named(b, c));
    expect([put.status, membersOf(put)]).toEqual([200, [b, c]]);
    expect(entityOf(await ask(server, 'GET', a, { expected: 'entity' })).mixins).toEqual([]);
    const removed = await ask(server, 'DELETE', t, await named(b));
    expect([removed.status, await urls(t)]).toEqual([200, [c]]);
    expect((await ask(server, 'DELETE', t)).status).toBe(200);
    expect(await urls(t)).toEqual([]);
    expect(await urls('/compute/')).toEqual([a, b, c]);
  });

  test('answers in the rendering it is asked in', async () => {
    const a = await vm('a');
    const t = await tagged();
    const told = await ask(server, 'POST', t, { ...(await named(a)), accept: rendering });
    expect([told.status, membersOf(told).length]).toEqual([200, 1]);
  });

  test('refuses what is unknown, does not fit, or is nothing, and stays as it was', async () => {
    const [a, net] = [await vm('a'), await create(server, '/net/', entity(NETWORK))];
    const t = await tagged(a);
    const gone = await vm('gone');
    const unknown = await named(a, gone);
    await ask(server, 'DELETE', gone);
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask(server, method, t, unknown)).status).toBe(400);
    expect((await ask(server, 'POST', '/mixins/os/debian-12/', await named(a, net))).status).toBe(400);
    expect(await urls('/mixins/os/debian-12/')).toEqual([]);
    expect((await ask(server, 'POST', t, await named())).status).toBe(400);
    expect((await ask(server, 'PUT', t, {})).status).toBe(400);
    expect((await ask(server, 'PUT', t, { fields: [['Content-Type', 'text/plain']], body: 'not occi' })).status).toBe(400);
    expect(await urls(t)).toEqual([a]);
    expect((await ask(server, 'PUT', t, await named())).status).toBe(200);
    expect(await urls(t)).toEqual([]);
  });
});

test('a kind location is no instance that a mixin could be put on', async () => {
  const t = await tagged();
  expect((await ask(server, 'POST', t, { content: located(`${server.url}compute/`) })).status).toBe(400);
  expect((await ask(server, 'POST', t, { content: renderEntity(entity(COMPUTE), 'text/plain') })).status).toBe(400);
});

describe('templates', () => {
  const at = (name: string): string => `http://reference.example.org/occi/infrastructure/resource_tpl#${name}`;
  const values = async (url: string) => {
    const { attributes, mixins } = entityOf(await ask(server, 'GET', url, { expected: 'entity' }));
    return [attributes.get('occi.compute.cores'), attributes.get('occi.compute.memory'), ...mixins];
  };
  test('give defaults at creation, which the client may overrule', async () => {
    const url = await create(server, '/compute/', entity(COMPUTE, { 'occi.compute.memory': 3 }, { mixins: [at('small')] }));
    expect(await values(url)).toEqual([1, 3, at('small')]);
  });
  test('take the place of each other, with their values', async () => {
    const url = await create(server, '/compute/', entity(COMPUTE, {}, { mixins: [at('small')] }));
    await ask(server, 'POST', '/mixins/sizes/large/', { content: located(url) });
    expect(await values(url)).toEqual([8, 32, at('large')]);
    expect(await urls('/mixins/sizes/small/')).toEqual([]);
  });
  test('leave with what they alone had brought', async () => {
    const os = 'http://reference.example.org/occi/infrastructure/os_tpl#debian-12';
    const url = await create(server, '/compute/', entity(COMPUTE, {}, { mixins: [os] }));
    expect(entityOf(await ask(server, 'GET', url, { expected: 'entity' })).attributes.get('org.example.os.user')).toBe('debian');
    await ask(server, 'DELETE', '/mixins/os/debian-12/', { content: located(url) });
    const { attributes } = entityOf(await ask(server, 'GET', url, { expected: 'entity' }));
    expect([attributes.has('org.example.os.user'), attributes.get('occi.compute.architecture')]).toEqual([false, 'x64']);
  });
});

test('a mixin brings the attributes and actions of those it depends on', async () => {
  const critical = 'http://reference.example.org/occi/operation#critical';
  const url = await create(server, '/net/', entity(NETWORK, { 'org.example.monitoring.interval': 5 }, { mixins: [critical] }));
  const read = entityOf(await ask(server, 'GET', url, { expected: 'entity' }));
  expect(read.attributes.get('org.example.monitoring.interval')).toBe(5);
  expect(read.actions.map((a) => a.id)).toContain('http://reference.example.org/occi/operation/action#snapshot');
  expect(read.mixins).toEqual([critical]);
});

test('links may carry a mixin without applies', async () => {
  const a = await vm('a');
  const link = await create(
    server,
    '/links/plain/',
    entity(`${OCCI}core#link`, { 'occi.core.source': a, 'occi.core.target': 'http://example.org/' }),
  );
  expect((await ask(server, 'POST', '/monitored/', { content: located(link) })).status).toBe(200);
  expect(await urls('/monitored/')).toEqual([link]);
});
