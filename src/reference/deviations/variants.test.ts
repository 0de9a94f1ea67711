/** Variants that are about time, or about leaving things out: what shows them in particular. */
import { afterEach, describe, expect, test } from 'vitest';
import { type ReferenceServer, startReferenceServer } from '../server.js';
import { send } from '../testing/client.js';
import { testModel } from '../testing/model.js';
import { COMPUTE, line, NETWORK, OCCI } from '../testing/tour.js';
import { loadDeviations } from './registry.js';

let server: ReferenceServer | undefined;
afterEach(async () => {
  await server?.close();
});

async function serving(id: string): Promise<ReferenceServer> {
  const deviation = (await loadDeviations()).find((d) => d.id === id);
  if (deviation === undefined) throw new Error(`no deviation ${id}`);
  server = await startReferenceServer({ model: testModel(), deviations: [deviation] });
  return server;
}

const PLAIN = [['Content-Type', 'text/plain']] as const;
const START = line(`${OCCI}infrastructure/compute/action#`, 'start', 'action');

describe('late', () => {
  test('shows a creation, and a deletion, to the fourth reader; writes are never late for each other', async () => {
    const { url } = await serving('late');
    const made = await send(`${url}compute/`, 'POST', PLAIN, COMPUTE);
    expect(made.status).toBe(201);
    const location = made.fields.find(([name]) => name === 'Location')?.[1] ?? '';
    const statuses = async (n: number): Promise<number[]> => {
      const found: number[] = [];
      for (let i = 0; i < n; i++) found.push((await send(location, 'GET')).status);
      return found;
    };
    expect(await statuses(5)).toEqual([404, 404, 404, 200, 200]);
    expect((await send(`${location}?action=start`, 'POST', PLAIN, START)).status).toBe(200);
    expect((await send(location, 'DELETE')).status).toBe(204);
    expect((await send(location, 'DELETE')).status).toBe(404);
    expect(await statuses(4)).toEqual([200, 200, 404, 404]);
  });
});

describe('states-late', () => {
  test('reaches the state of an action after the answer', async () => {
    const { url } = await serving('states-late');
    const made = await send(`${url}compute/`, 'POST', PLAIN, COMPUTE);
    const location = made.fields.find(([name]) => name === 'Location')?.[1] ?? '';
    const done = await send(`${location}?action=start`, 'POST', PLAIN, START);
    expect([done.status, done.body.includes('"inactive"')]).toEqual([200, true]);
    const states: boolean[] = [];
    for (let i = 0; i < 5; i++) states.push((await send(location, 'GET')).body.includes('"active"'));
    expect(states).toEqual([false, false, false, true, true]);
  });
});

describe('minimal', () => {
  test('has kinds and their actions, and answers creation with 200 and the instance', async () => {
    const { url } = await serving('minimal');
    const discovery = await send(`${url}-/`, 'GET');
    expect(discovery.body).not.toContain('class="mixin"');
    expect(discovery.body).not.toContain('snapshot');
    const made = await send(`${url}net/`, 'POST', PLAIN, NETWORK);
    expect([made.status, made.body.startsWith('Category: network')]).toEqual([200, true]);
    expect((await send(`${url}net/?page=1&number=x`, 'GET')).status).toBe(200);
    expect((await send(`${url}-/`, 'POST', PLAIN, line('http://example.org/#', 'tag', 'mixin'))).status).toBe(405);
    for (const path of ['', '.well-known/org/ogf/occi/-/']) expect((await send(url + path, 'GET')).status).toBe(404);
  });
});
