/** Instances, row by row of the table of operations (GFD.223 section 10), in each rendering that can carry them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entity } from '../occi/model.js';
import { type ReferenceServer, startReferenceServer } from './server.js';
import { QUEUE } from './site/provider.js';
import { testModel } from './testing/model.js';
import {
  ask,
  COMPUTE,
  create,
  ENTITY_RENDERINGS,
  entity,
  entityOf,
  NETWORK,
  NIC,
  OCCI,
  renderEntity,
  STORAGE,
  SUMMARY,
  TITLE,
} from './testing/occi-client.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ model: testModel() });
});
afterAll(() => server.close());

const HALF = 'this is not occi';

describe.each(ENTITY_RENDERINGS)('in %s', (rendering) => {
  const sent = (content: Entity) => ({ content: renderEntity(content, rendering), accept: rendering, expected: 'entity' as const });

  test('POST on a kind creates: 201, Location, the instance', async () => {
    const told = await ask(server, 'POST', '/compute/', sent(entity(COMPUTE, { [TITLE]: 'a "b" \\ c', 'occi.compute.cores': 2 })));
    expect(told.status).toBe(201);
    expect(entityOf(told)).toMatchObject({ kind: COMPUTE });
    const read = await ask(server, 'GET', told.location ?? '', { accept: rendering, expected: 'entity' });
    expect(read.status).toBe(200);
    expect(entityOf(read).attributes.get(TITLE)).toBe('a "b" \\ c');
    expect(entityOf(read).attributes.get('occi.compute.cores')).toBe(2);
    expect(entityOf(read).attributes.get('occi.compute.state')).toBe('inactive');
    expect(entityOf(read).attributes.get('occi.core.id')).toMatch(/^urn:uuid:/);
    expect(entityOf(read)).toEqual(entityOf(told));
  });

  test('PUT creates at a URL of the client, and replaces what is there', async () => {
    const url = `/store/volumes/${rendering.replace(/\W/g, '-')}`;
    const made = await ask(server, 'PUT', url, sent(entity(STORAGE, { [TITLE]: 'one', 'occi.storage.size': 2.5 })));
    expect(made.status).toBe(201);
    expect(made.location).toBe(new URL(url, server.url).href);
    const put = await ask(server, 'PUT', url, sent(entity(STORAGE, { [SUMMARY]: 'two' })));
    expect(put.status).toBe(200);
    const { attributes } = entityOf(await ask(server, 'GET', url, { accept: rendering, expected: 'entity' }));
    expect([attributes.get(TITLE), attributes.get(SUMMARY), attributes.get('occi.storage.size')]).toEqual([undefined, 'two', 1]);
    expect(attributes.get('occi.core.id')).toBe(entityOf(made).attributes.get('occi.core.id'));
  });

  test('PUT of what GET gave changes nothing', async () => {
    const url = await create(server, '/compute/', entity(COMPUTE, { [TITLE]: 'echo', 'occi.compute.memory': 1.5 }));
    const read = await ask(server, 'GET', url, { accept: rendering, expected: 'entity' });
    const put = await ask(server, 'PUT', url, sent(entityOf(read)));
    expect(put.status).toBe(200);
    expect(entityOf(put)).toEqual(entityOf(read));
  });

  test('POST on an instance changes what it names, and nothing else', async () => {
    const url = await create(server, '/compute/', entity(COMPUTE, { [TITLE]: 'before', [SUMMARY]: 'stays' }));
    const told = await ask(server, 'POST', url, sent(entity(COMPUTE, { [TITLE]: 'after' })));
    expect(told.status).toBe(200);
    const { attributes } = entityOf(told);
    expect([attributes.get(TITLE), attributes.get(SUMMARY)]).toEqual(['after', 'stays']);
  });

  test('DELETE removes: 204, then 404, and another DELETE 404', async () => {
    const url = await create(server, '/compute/', entity(COMPUTE));
    expect((await ask(server, 'DELETE', url, { accept: rendering })).status).toBe(204);
    expect((await ask(server, 'GET', url, { accept: rendering })).status).toBe(404);
    expect((await ask(server, 'DELETE', url)).status).toBe(404);
    expect(server.entities()).not.toContain(url);
  });

  test('links are made on their own and with their source, and shown there', async () => {
    const net = await create(server, '/net/', entity(NETWORK));
    const nic = {
      target: net,
      rel: [NETWORK],
      categories: [NIC],
      attributes: new Map([['occi.networkinterface.mac', '02:00:00:00:00:02']]),
    };
    const made = await ask(server, 'POST', '/compute/', sent(entity(COMPUTE, {}, { links: [nic] })));
    expect(made.status).toBe(201);
    expect(entityOf(made).links).toHaveLength(1);
    expect(entityOf(made).links[0]).toMatchObject({ target: net, rel: [NETWORK] });
    const direct = entity(NIC, { 'occi.core.source': made.location ?? '', 'occi.core.target': net });
    const link = await ask(server, 'POST', '/links/networkinterface/', sent(direct));
    expect(link.status).toBe(201);
    expect(entityOf(link).attributes.get('occi.core.source')).toBe(made.location);
    const read = await ask(server, 'GET', made.location ?? '', { accept: rendering, expected: 'entity' });
    expect(entityOf(read).links).toHaveLength(2);
    // A replacement keeps them (section 10.2.2), the end of their source takes them away.
    expect(entityOf(await ask(server, 'PUT', made.location ?? '', sent(entity(COMPUTE)))).links).toHaveLength(2);
    await ask(server, 'DELETE', made.location ?? '');
    expect((await ask(server, 'GET', link.location ?? '')).status).toBe(404);
    expect((await ask(server, 'GET', net)).status).toBe(200);
  });

  test('a partial update may repeat links that are there, and adds none', async () => {
    const net = await create(server, '/net/', entity(NETWORK));
    const vm = await create(server, '/compute/', entity(COMPUTE));
    await create(server, '/links/networkinterface/', entity(NIC, { 'occi.core.source': vm, 'occi.core.target': net }));
    const read = entityOf(await ask(server, 'GET', vm, { accept: rendering, expected: 'entity' }));
    expect((await ask(server, 'POST', vm, sent(entity(COMPUTE, {}, { links: read.links })))).status).toBe(200);
    const added = { target: net, rel: [NETWORK], categories: [NIC], attributes: new Map() };
    expect((await ask(server, 'POST', vm, sent(entity(COMPUTE, {}, { links: [added] })))).status).toBe(400);
    expect(entityOf(await ask(server, 'GET', vm, { accept: rendering, expected: 'entity' })).links).toHaveLength(1);
  });

  test('a link leaves both ends when it goes, and goes with its target', async () => {
    const vm = await create(server, '/compute/', entity(COMPUTE));
    const net = await create(server, '/net/', entity(NETWORK));
    const ends = { 'occi.core.source': vm, 'occi.core.target': net };
    const first = await create(server, '/links/networkinterface/', entity(NIC, ends));
    expect((await ask(server, 'DELETE', first)).status).toBe(204);
    expect((await ask(server, 'GET', vm)).status).toBe(200);
    const second = await create(server, '/links/networkinterface/', entity(NIC, ends));
    await ask(server, 'DELETE', net);
    expect((await ask(server, 'GET', second)).status).toBe(404);
    expect((await ask(server, 'GET', vm)).status).toBe(200);
  });

  test.each([
    ['another kind than the location has', '/compute/', entity(NETWORK), 400],
    ['an unknown kind', '/compute/', entity('http://example.org/x#y'), 400],
    ['an unknown attribute', '/compute/', entity(COMPUTE, { 'org.example.unknown': 1 }), 400],
    ['a string for a number', '/compute/', entity(COMPUTE, { 'occi.compute.cores': 'two' }), 400],
    ['a fraction for an integer', '/compute/', entity(COMPUTE, { 'occi.compute.cores': 1.5 }), 400],
    ['a value outside the enumeration', '/compute/', entity(COMPUTE, { 'occi.compute.architecture': 'z80' }), 400],
    ['a number beyond the range', '/net/', entity(NETWORK, { 'occi.network.vlan': 4096 }), 400],
    ['another value for an immutable attribute', '/compute/', entity(COMPUTE, { 'occi.compute.state': 'active' }), 403],
    ['the initial value of an immutable attribute', '/compute/', entity(COMPUTE, { 'occi.compute.state': 'inactive' }), 201],
    ['no value for a required attribute', '/messaging/q/', entity(QUEUE), 400],
    ['a value for a required attribute', '/messaging/q/', entity(QUEUE, { 'org.example.queue.owner': 'me' }), 201],
    ['an unknown mixin', '/compute/', entity(COMPUTE, {}, { mixins: ['http://example.org/x#y'] }), 400],
    ['a mixin for other kinds', '/compute/', entity(COMPUTE, {}, { mixins: [`${OCCI}infrastructure/network#ipnetwork`] }), 400],
    ['a mixin that fits', '/net/', entity(NETWORK, {}, { mixins: [`${OCCI}infrastructure/network#ipnetwork`] }), 201],
    ['a link without source', '/links/networkinterface/', entity(NIC, { 'occi.core.target': 'http://example.org/' }), 400],
  ] as const)('creation with %s', async (_why, location, content, status) => {
    const before = server.entities().length;
    const told = await ask(server, 'POST', location, sent(content));
    expect(told.status, told.body).toBe(status);
    expect(server.entities().length).toBe(before + (status === 201 ? 1 : 0));
  });

  test('a target outside is kept as it is, a source outside is refused', async () => {
    const vm = await create(server, '/compute/', entity(COMPUTE));
    const out = 'http://elsewhere.example.org/net';
    const made = await ask(
      server,
      'POST',
      '/links/networkinterface/',
      sent(entity(NIC, { 'occi.core.source': vm, 'occi.core.target': out })),
    );
    expect(entityOf(made).attributes.get('occi.core.target')).toBe(out);
    const bad = entity(NIC, { 'occi.core.source': out, 'occi.core.target': vm });
    expect((await ask(server, 'POST', '/links/networkinterface/', sent(bad))).status).toBe(400);
  });

  test.each([
    ['PUT', 'another kind', entity(NETWORK), 400],
    ['PUT', 'an immutable value', entity(COMPUTE, { 'occi.compute.state': 'active' }), 403],
    ['PUT', 'another id', entity(COMPUTE, { 'occi.core.id': 'urn:uuid:00000000-0000-4000-8000-000000000000' }), 400],
    ['PUT', 'no kind', entity(COMPUTE, {}, { kind: undefined }), 400],
    ['POST', 'another kind', entity(NETWORK), 400],
    ['POST', 'an immutable value', entity(COMPUTE, { 'occi.compute.state': 'active' }), 403],
    ['POST', 'the present immutable value', entity(COMPUTE, { 'occi.compute.state': 'inactive' }), 200],
    ['POST', 'an unknown attribute', entity(COMPUTE, { 'x.y': 1 }), 400],
  ] as const)('%s on an instance with %s', async (method, _why, content, status) => {
    const url = await create(server, '/compute/', entity(COMPUTE, { [TITLE]: 'same' }));
    const before = await ask(server, 'GET', url, { accept: rendering, expected: 'entity' });
    expect((await ask(server, method, url, sent(content))).status).toBe(status);
    const after = await ask(server, 'GET', url, { accept: rendering, expected: 'entity' });
    expect(entityOf(after)).toEqual(entityOf(before));
  });
});

describe('what is no rendering of an instance', () => {
  const cases = [
    ['nothing at all', [], ''],
    ['text that is no OCCI', [['Content-Type', 'text/plain']], HALF],
    ['JSON that is none', [['Content-Type', 'application/occi+json']], '{'],
    ['an empty text', [['Content-Type', 'text/plain']], ''],
    ['an empty JSON body', [['Content-Type', 'application/occi+json']], ''],
    ['header fields without any entry', [['Content-Type', 'text/occi']], ''],
    ['text labelled as JSON', [['Content-Type', 'application/occi+json']], 'Category: a; scheme="http://b#"; class="kind"\r\n'],
    ['a value without quotes', [['Content-Type', 'text/plain']], 'X-OCCI-Attribute: occi.core.title=bare\r\n'],
  ] as const;
  test.each(cases)('%s: 400 on creation and on both changes, and nothing happens', async (_why, fields, body) => {
    const url = await create(server, '/compute/', entity(COMPUTE, { [TITLE]: 'same' }));
    const before = server.entities();
    for (const [method, target] of [
      ['POST', '/compute/'],
      ['PUT', '/compute/fresh'],
      ['PUT', url],
      ['POST', url],
    ] as const) {
      expect((await ask(server, method, target, { fields, body })).status, `${method} ${target}`).toBe(400);
    }
    expect(server.entities()).toEqual(before);
  });

  test('an unknown type is 415, and so is a payload without type', async () => {
    expect((await ask(server, 'POST', '/compute/', { fields: [['Content-Type', 'image/png']], body: 'x' })).status).toBe(415);
    expect((await ask(server, 'POST', '/compute/', { body: 'x' })).status).toBe(415);
  });

  test('a body beyond the limit is 413', async () => {
    const told = await ask(server, 'POST', '/compute/', { fields: [['Content-Type', 'text/plain']], body: 'x'.repeat(1024 * 1024 + 1) });
    expect(told.status).toBe(413);
  });
});

test('PUT to a path that is no place for instances is 404, and the id of JSON is honoured', async () => {
  const content = renderEntity(entity(COMPUTE), 'text/plain');
  expect((await ask(server, 'PUT', '/nowhere/x', { content })).status).toBe(404);
  expect((await ask(server, 'PUT', '/mixins/os/x', { content })).status).toBe(404);
  const id = 'urn:uuid:6b7a4a1e-0c2f-4d5e-8f90-1a2b3c4d5e6f';
  const made = await ask(server, 'POST', '/compute/', {
    content: renderEntity(entity(COMPUTE, { 'occi.core.id': id }), 'application/occi+json'),
    accept: 'application/occi+json',
    expected: 'entity',
  });
  expect(entityOf(made).attributes.get('occi.core.id')).toBe(id);
});
