/** Actions on instances and collections, and the state machines of the model walked edge by edge (GFD.223 sections 10.3.2 and 11.3.3). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AttributeValue, CategoryId } from '../occi/model.js';
import { type ReferenceServer, startReferenceServer } from './server.js';
import { category, PURGE, QUEUE, SNAPSHOT } from './site/provider.js';
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
  NETWORK,
  OCCI,
  renderAction,
  renderCategories,
  renderCollection,
  type Told,
} from './testing/occi-client.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ model: testModel() });
});
afterAll(() => server.close());

const of = (kind: string, term: string): CategoryId => `${OCCI}infrastructure/${kind}/action#${term}`;
const START = of('compute', 'start');
const STOP = of('compute', 'stop');
const SAVE = of('compute', 'save');

interface How {
  rendering?: (typeof ENTITY_RENDERINGS)[number];
  parameters?: Record<string, AttributeValue>;
  term?: string;
}

function act(target: string, action: CategoryId, { rendering = 'text/plain', parameters = {}, term }: How = {}): Promise<Told> {
  const content = renderAction({ action, attributes: new Map(Object.entries(parameters)) }, rendering);
  return ask(server, 'POST', `${target}?action=${term ?? action.replace(/^.*#/, '')}`, { content, accept: rendering });
}

async function stateOf(url: string, attribute = 'occi.compute.state'): Promise<AttributeValue | undefined> {
  return entityOf(await ask(server, 'GET', url, { expected: 'entity' })).attributes.get(attribute);
}

const vm = (): Promise<string> => create(server, '/compute/', entity(COMPUTE));

describe.each(testModel().stateMachines)('the states of $kind', (machine) => {
  const kind = testModel().kinds.find((k) => k.id === machine.kind);
  const successes = machine.transitions.filter((t) => t.outcome === 'success' && t.action !== null);
  const locations: Record<string, string> = { compute: '/compute/', network: '/net/', storage: '/store/volumes/' };

  /** A new instance, brought to the state by the shortest way. */
  async function inState(state: string): Promise<string> {
    const isLink = kind?.parent === `${OCCI}core#link`;
    const ends = isLink ? { 'occi.core.source': await vm(), 'occi.core.target': 'http://example.org/' } : {};
    const location = locations[kind?.term ?? ''] ?? (kind?.term === 'storagelink' ? '/links/disks/' : '/links/networkinterface/');
    const url = await create(server, location, entity(machine.kind, ends));
    const ways = new Map<string, CategoryId[]>([[machine.initial, []]]);
    for (let i = 0; i < machine.states.length; i++) {
      for (const t of successes) {
        const way = ways.get(t.from);
        if (way !== undefined && !ways.has(t.to) && t.action !== null) ways.set(t.to, [...way, t.action]);
      }
    }
    for (const action of ways.get(state) ?? []) expect((await act(url, action)).status).toBe(200);
    expect(await stateOf(url, machine.attribute)).toBe(state);
    return url;
  }

  test('begin where the model says', async () => {
    await inState(machine.initial);
  });

  const reachable = [machine.initial, ...successes.map((t) => t.to)].filter((s, i, all) => all.indexOf(s) === i);
  const edges = reachable.flatMap((state) => (kind?.actions ?? []).map((a) => [state, a.term, a.id] as const));
  if (edges.length > 0) {
    test.each(edges)('%s, %s', async (state, _term, action) => {
      const url = await inState(state);
      const to = successes.find((t) => t.from === state && t.action === action)?.to;
      const shown = entityOf(await ask(server, 'GET', url, { expected: 'entity' })).actions.map((a) => a.id);
      expect(shown.includes(action)).toBe(to !== undefined);
      expect((await act(url, action)).status).toBe(to === undefined ? 409 : 200);
      expect(await stateOf(url, machine.attribute)).toBe(to ?? state);
    });
  }
});

describe.each(ENTITY_RENDERINGS)('in %s', (rendering) => {
  test('an action with a legal parameter is carried out and answered with the instance', async () => {
    const url = await vm();
    await act(url, START);
    const told = await act(url, STOP, { rendering, parameters: { method: 'graceful' } });
    expect(told.status).toBe(200);
    expect(entityOf(told).attributes.get('occi.compute.state')).toBe('inactive');
  });

  test.each([
    ['an illegal value', { method: 'melt' }],
    ['an unknown parameter', { speed: 'fast' }],
    ['a number for a word', { method: 1 }],
  ])('%s is 400, and nothing happens', async (_why, parameters) => {
    const url = await vm();
    await act(url, START);
    expect((await act(url, STOP, { rendering, parameters })).status).toBe(400);
    expect(await stateOf(url)).toBe('active');
  });

  test('a required parameter is required', async () => {
    const url = await create(server, '/messaging/q/', entity(QUEUE, { 'org.example.queue.owner': 'me' }));
    expect((await act(url, PURGE, { rendering })).status).toBe(400);
    expect((await act(url, PURGE, { rendering, parameters: { reason: 'full' } })).status).toBe(200);
    expect(await stateOf(url, 'org.example.queue.purged')).toBe('full');
  });

  test('save makes a template and shows it, which outlives the instance', async () => {
    const url = await vm();
    await act(url, START);
    const told = await act(url, SAVE, { rendering, parameters: { method: 'hot', name: 'golden image' } });
    expect([told.status, await stateOf(url)]).toEqual([200, 'active']);
    const [made] = told.payload.kind === 'categories' ? told.payload.categories : [];
    expect(made).toMatchObject({ class: 'mixin', title: 'golden image', depends: [`${OCCI}infrastructure#os_tpl`] });
    await ask(server, 'DELETE', url);
    const mixins = [`${made?.scheme}${made?.term}`];
    expect(
      entityOf(await ask(server, 'GET', await create(server, '/compute/', entity(COMPUTE, {}, { mixins })), { expected: 'entity' })).mixins,
    ).toEqual(mixins);
  });

  test('an action on a collection reaches all members, or none', async () => {
    const term = `all-${rendering.replace(/\W+/g, '-')}`;
    const tag = category({ class: 'mixin', term, scheme: 'http://example.org/#', location: `/${term}/` });
    await ask(server, 'POST', '/-/', { content: renderCategories([tag], 'text/plain') });
    expect((await act(`/${term}/`, START, { rendering })).status).toBe(200);
    const [a, b, net] = [await vm(), await vm(), await create(server, '/net/', entity(NETWORK))];
    const put = (...members: string[]) =>
      ask(server, 'PUT', `/${term}/`, {
        content: renderCollection(
          members.map((location) => ({ location })),
          'text/plain',
        ),
      });
    await put(a, b);
    const told = await act(`/${term}/`, START, { rendering });
    expect([told.status, membersOf(told).length]).toEqual([200, 2]);
    expect([await stateOf(a), await stateOf(b)]).toEqual(['active', 'active']);
    // One is in the wrong state, then one has no such action at all.
    await act(b, STOP);
    expect((await act(`/${term}/`, STOP, { rendering })).status).toBe(409);
    expect(await stateOf(a)).toBe('active');
    await put(a, net);
    expect((await act(`/${term}/`, STOP, { rendering })).status).toBe(400);
    expect(await stateOf(a)).toBe('active');
    expect((await act(`/${term}/`, STOP, { rendering, term: 'bogus' })).status).toBe(400);
  });
});

describe('what triggers no action', () => {
  const invocation = () => ({ content: renderAction({ action: START, attributes: new Map() }, 'text/plain') });
  test.each([
    ['POST without query', 'POST', '', 400],
    ['POST with another key', 'POST', '?do=start', 400],
    ['POST with the key in capitals', 'POST', '?Action=start', 400],
    ['POST with an unknown term', 'POST', '?action=bogus', 400],
    ['POST with the term of another action', 'POST', '?action=stop', 400],
    ['GET', 'GET', '?action=start', 200],
  ])('%s', async (_why, method, query, status) => {
    const url = await vm();
    const before = server.entities();
    expect((await ask(server, method, url + query, invocation())).status).toBe(status);
    if (method === 'POST') expect((await ask(server, 'POST', `/compute/${query}`, invocation())).status).toBe(400);
    expect([await stateOf(url), server.entities()]).toEqual(['inactive', before]);
  });

  test('POST without payload, with an instance for an action, or with an action of another kind', async () => {
    const url = await vm();
    expect((await ask(server, 'POST', `${url}?action=start`)).status).toBe(400);
    const fields = [['Content-Type', 'text/plain']] as const;
    const body = 'Category: compute; scheme="http://schemas.ogf.org/occi/infrastructure#"; class="kind"\r\n';
    expect((await ask(server, 'POST', `${url}?action=start`, { fields, body })).status).toBe(400);
    expect((await act(url, of('network', 'up'))).status).toBe(400);
    expect((await act(url, 'http://example.org/#start')).status).toBe(400);
    expect(await stateOf(url)).toBe('inactive');
  });
});

test('an action changes no other attribute, and needs no state machine', async () => {
  const url = await create(
    server,
    '/net/',
    entity(NETWORK, { 'occi.core.title': 'kept' }, { mixins: ['http://reference.example.org/occi/operation#backed-up'] }),
  );
  expect((await act(url, SNAPSHOT)).status).toBe(200);
  expect(await stateOf(url, 'org.example.backup.last')).toMatch(/^urn:uuid:/);
  expect([await stateOf(url, 'occi.core.title'), await stateOf(url, 'occi.network.state')]).toEqual(['kept', 'inactive']);
  expect(categoriesOf(await ask(server, 'GET', '/-/', { expected: 'categories' }))).toContain(SNAPSHOT);
});
