/** What reads see when they lag behind, and changes that are due later. */
import { describe, expect, test } from 'vitest';
import { Store } from './store.js';
import { World } from './world.js';

/** A world of one instance, whose path tells it from others. */
function world(path: string): World {
  const made = new World();
  made.put({ path, id: 'urn:uuid:00000000-0000-4000-8000-000000000000', kind: 'http://example.org/#k', mixins: [], attributes: new Map() });
  return made;
}

const pathsOf = (w: World): string[] => [...w.entities.keys()];

describe('the store', () => {
  test('shows a write at once without lag', () => {
    const store = new Store();
    store.tick();
    store.commit(world('/a'), 0);
    store.tick();
    expect(pathsOf(store.seen(0))).toEqual(['/a']);
  });

  test('shows each write after exactly that many further requests, and never goes back', () => {
    const store = new Store();
    const seen: string[][] = [];
    for (const write of ['/a', undefined, '/b', undefined, undefined, undefined, undefined]) {
      store.tick();
      seen.push(pathsOf(store.seen(3)));
      if (write !== undefined) store.commit(world(write), 3);
    }
    expect(seen).toEqual([[], [], [], [], ['/a'], ['/a'], ['/b']]);
    expect(pathsOf(store.current)).toEqual(['/b']);
  });

  test('carries a change out when it is due, on whatever is there then', () => {
    const store = new Store();
    store.tick();
    store.after(2, (w) => w.setAttribute('/a', 'x', 1));
    store.commit(world('/a'), 0);
    store.tick();
    expect(store.current.entities.get('/a')?.attributes.get('x')).toBeUndefined();
    store.tick();
    expect(store.current.entities.get('/a')?.attributes.get('x')).toBe(1);
  });
});

test('what is due later is seen late, too', () => {
  const store = new Store();
  store.tick();
  store.after(1, (w) => w.setAttribute('/a', 'x', 1));
  store.commit(world('/a'), 1);
  const seen = Array.from({ length: 4 }, () => {
    store.tick();
    return store.seen(1).entities.get('/a')?.attributes.get('x');
  });
  expect(seen).toEqual([undefined, undefined, 1, 1]);
});

test('a copy of a world changes on its own, and links are found by their source', () => {
  const old = world('/a');
  const copy = old.copy();
  const link = {
    path: '/l',
    id: 'urn:uuid:1',
    kind: 'http://example.org/#l',
    mixins: [],
    attributes: new Map([['occi.core.source', '/a']]),
  };
  copy.put(link);
  expect([pathsOf(old), pathsOf(copy)]).toEqual([['/a'], ['/a', '/l']]);
  expect(copy.linksFrom('/a')).toEqual([link]);
  copy.drop('/l');
  expect([copy.linksFrom('/a'), copy.gone.has('/l'), old.gone.has('/l')]).toEqual([[], true, false]);
});
