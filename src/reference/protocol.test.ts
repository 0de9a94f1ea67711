/** HTTP itself: versions, methods, negotiation, header fields (GFD.223 sections 4 and 5). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldValue, type HeaderField } from '../message.js';
import { type ReferenceServer, startReferenceServer } from './server.js';
import { send, sendBytes } from './testing/client.js';
import { testModel } from './testing/model.js';
import { ask, COMPUTE, create, entity, NETWORK, renderCollection, renderEntity } from './testing/occi-client.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ model: testModel() });
});
afterAll(() => server.close());

test.each([
  ['OCCI/99.0', 501],
  ['suite/1.0 OCCI/1.10', 501],
  ['OCCI/2.0', 501],
  ['suite/1.0 OCCI/1.2', 200],
  ['suite/1.0 OCCI/1.1', 200],
  ['suite/1.0', 200],
  ['', 200],
])('a client that calls itself "%s" gets %i', async (agent, status) => {
  const fields: HeaderField[] = agent === '' ? [] : [['User-Agent', agent]];
  expect((await ask(server, 'GET', '/-/', { fields, accept: 'text/plain' })).status).toBe(status);
});

test('nothing is created for a client of a higher version', async () => {
  const before = server.entities();
  const asked = { fields: [['User-Agent', 'OCCI/9.9']] as const, content: renderEntity(entity(COMPUTE), 'text/plain') };
  expect((await ask(server, 'POST', '/compute/', asked)).status).toBe(501);
  expect(server.entities()).toEqual(before);
});

describe('Accept', () => {
  test.each([
    [undefined, 'text/plain'],
    ['*/*', 'text/plain'],
    ['text/*', 'text/plain'],
    ['application/*', 'application/occi+json'],
    ['text/plain;q=0.2, application/occi+json;q=0.9', 'application/occi+json'],
    ['application/occi+json, text/plain', 'application/occi+json'],
    ['*/*;q=0.1, text/occi', 'text/occi'],
    ['text/plain;q=0, */*', 'text/occi+plain'],
    ['TEXT/OCCI', 'text/occi'],
    ['text/occi+plain', 'text/occi+plain'],
    ['image/png, text/plain; charset=utf-8; q=0.3', 'text/plain'],
    ['text/uri-list, text/plain;q=0.1', 'text/plain'],
  ])('%s on the query interface gives %s', async (accept, type) => {
    const told = await ask(server, 'GET', '/-/', accept === undefined ? {} : { accept });
    expect(told.status).toBe(200);
    expect(fieldValue(told.fields, 'Content-Type')).toBe(type);
  });

  test.each([
    ['image/png', 406],
    ['application/json', 406],
    ['text/plain;q=0', 406],
    ['text/uri-list', 400],
  ])('%s on the query interface is refused with %i', async (accept, status) => {
    expect((await ask(server, 'GET', '/-/', { accept })).status).toBe(status);
  });

  test('a write that could not be answered has no effect', async () => {
    const before = server.entities();
    const content = renderEntity(entity(COMPUTE), 'text/plain');
    expect((await ask(server, 'POST', '/compute/', { content, accept: 'image/png' })).status).toBe(406);
    expect(server.entities()).toEqual(before);
  });

  test('text/uri-list lists, and refuses what is no listing', async () => {
    const content = renderEntity(entity(COMPUTE), 'text/plain');
    const made = await ask(server, 'POST', '/compute/', { content, accept: 'text/uri-list' });
    expect([made.status, made.body]).toEqual([201, `${made.location}\r\n`]);
    expect((await ask(server, 'GET', made.location ?? '', { accept: 'text/uri-list' })).status).toBe(400);
    expect((await ask(server, 'GET', '/compute/', { accept: 'text/uri-list' })).body).toContain(made.location);
  });
});

describe('methods', () => {
  test.each([
    ['PUT', '/-/', 'GET, HEAD, POST, DELETE'],
    ['PATCH', '/-/', 'GET, HEAD, POST, DELETE'],
    ['POST', '/-/?action=start', 'GET, HEAD, DELETE'],
    ['PUT', '/compute/', 'GET, HEAD, POST, DELETE'],
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/links/', 'GET, HEAD'],
    ['OPTIONS', '/mixins/os_tpl/', 'GET, HEAD, POST, PUT, DELETE'],
  ])('%s %s is 405 and allows %s', async (method, target, allow) => {
    const told = await ask(server, method, target, { content: renderCollection([], 'text/plain') });
    expect([told.status, fieldValue(told.fields, 'Allow')]).toEqual([405, allow]);
  });

  test('PUT on a kind takes nothing away', async () => {
    const url = await create(server, '/net/', entity(NETWORK));
    expect((await ask(server, 'PUT', '/net/', { content: renderCollection([], 'text/plain') })).status).toBe(405);
    expect(server.entities()).toContain(url);
  });

  test.each(['/-/', '/compute/', '/'])('HEAD %s says what GET says, without body', async (target) => {
    const head = await ask(server, 'HEAD', target, { accept: 'text/plain' });
    const get = await ask(server, 'GET', target, { accept: 'text/plain' });
    expect([head.status, head.body]).toEqual([200, '']);
    expect(fieldValue(head.fields, 'Content-Length')).toBe(fieldValue(get.fields, 'Content-Length'));
  });

  test.each(['GET', 'POST', 'DELETE', 'PUT'])('%s where there is nothing is 404', async (method) => {
    for (const target of ['/6b7a4a1e-0c2f-4d5e-8f90-1a2b3c4d5e6f', '/nothing/here/', '/-']) {
      expect((await ask(server, method, target, { content: renderEntity(entity(COMPUTE), 'text/plain') })).status).toBe(404);
    }
    if (method !== 'PUT') expect((await ask(server, method, '/compute/none')).status).toBe(404);
  });
});

test('what is no HTTP is 400, and still says the version', async () => {
  const reply = await sendBytes(server.url, Buffer.from('GET nowhere\r\n\r\n'));
  expect(reply.status).toBe(400);
  expect(fieldValue(reply.fields, 'Server')).toContain('OCCI/1.2');
});

test('many header fields are read, and too many bytes of them refused', async () => {
  const many: HeaderField[] = Array.from({ length: 1500 }, () => ['X-Filler', 'x']);
  expect((await ask(server, 'GET', '/-/', { fields: [...many, ['Accept', 'application/occi+json']] })).status).toBe(200);
  const reply = await send(`${server.url}-/`, 'GET', [['X-Filler', 'x'.repeat(300_000)]]);
  expect(reply.status).toBe(431);
  expect(fieldValue(reply.fields, 'Server')).toContain('OCCI/1.2');
});

test('an answer waits as long as it is told to', async () => {
  const slow = await startReferenceServer({ model: testModel(), latency: 80 });
  try {
    const start = performance.now();
    await ask(slow, 'GET', '/-/', {});
    expect(performance.now() - start).toBeGreaterThan(75);
  } finally {
    await slow.close();
  }
});

test('a port that is taken is an error of usage', async () => {
  await expect(startReferenceServer({ model: testModel(), port: Number(new URL(server.url).port) })).rejects.toMatchObject({
    code: 'usage',
  });
});
