/** The shortest way through the server: discover, create, read, delete. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldValue } from '../message.js';
import { parseMessage } from '../occi/parse.js';
import { type ReferenceServer, startReferenceServer } from './server.js';
import { send } from './testing/client.js';
import { testModel } from './testing/model.js';

const COMPUTE = 'Category: compute; scheme="http://schemas.ogf.org/occi/infrastructure#"; class="kind"\r\n';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ model: testModel() });
});
afterAll(() => server.close());

test('discovery, creation, reading and deletion in text/plain', async () => {
  const discovery = await send(`${server.url}-/`, 'GET', [['Accept', 'text/plain']]);
  const categories = parseMessage({ fields: discovery.fields, body: Buffer.from(discovery.body) }, 'response', 'categories');
  expect(discovery.status).toBe(200);
  expect(categories.deviations).toEqual([]);
  expect(categories.payload).toMatchObject({ kind: 'categories' });
  expect(categories.counted['category-value']).toBeGreaterThan(30);

  const created = await send(`${server.url}compute/`, 'POST', [['Content-Type', 'text/plain']], COMPUTE);
  expect(created.status).toBe(201);
  const location = fieldValue(created.fields, 'Location') ?? '';
  expect(server.entities()).toEqual([location]);

  const read = await send(location, 'GET', [['Accept', 'text/plain']]);
  const entity = parseMessage({ fields: read.fields, body: Buffer.from(read.body) }, 'response', 'entity');
  expect(entity.deviations).toEqual([]);
  expect(entity.payload).toMatchObject({ kind: 'entity', entity: { kind: 'http://schemas.ogf.org/occi/infrastructure#compute' } });

  expect((await send(location, 'DELETE')).status).toBe(204);
  expect((await send(location, 'GET')).status).toBe(404);
  expect(server.entities()).toEqual([]);
});
