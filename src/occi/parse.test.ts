/** First reading of each rendering, and of what serialising makes of it. */
import { describe, expect, it } from 'vitest';
import type { Category, Entity } from './model.js';
import { parseMessage } from './parse.js';
import { ENTITY_RENDERINGS } from './rendering.js';
import { type Rendered, renderCategories, renderCollection, renderEntity } from './serialize.js';
import { SPELLINGS } from './spelling.js';

function message(rendered: Rendered) {
  return { fields: [['Content-Type', rendered.contentType] as const, ...rendered.fields], body: Buffer.from(rendered.body ?? '') };
}

const compute: Entity = {
  kind: 'http://schemas.ogf.org/occi/infrastructure#compute',
  mixins: ['http://example.org/tags#blue'],
  attributes: new Map<string, string | number | boolean>([
    ['occi.core.id', 'urn:uuid:0d6e0b0a-58a0-4a8f-9d4b-5d9f6f6b8a11'],
    ['occi.core.title', 'a, b; "c" \\ é 中'],
    ['occi.compute.cores', 2],
    ['occi.compute.memory', 1.5],
    ['com.example.flag', true],
  ]),
  links: [],
  actions: [],
};

const kind: Category = {
  class: 'kind',
  term: 'compute',
  scheme: 'http://schemas.ogf.org/occi/infrastructure#',
  title: 'A machine',
  attributes: [{ name: 'occi.compute.cores', mutable: true, required: false }],
  actions: ['http://schemas.ogf.org/occi/infrastructure/compute/action#start'],
  location: 'http://cloud.example/compute/',
  parent: 'http://schemas.ogf.org/occi/core#resource',
  depends: [],
  applies: [],
};

describe('what is written is read', () => {
  for (const rendering of ENTITY_RENDERINGS) {
    for (const role of ['request', 'response'] as const) {
      for (const spelling of SPELLINGS) {
        it(`an entity and a kind in ${rendering}, ${role}, ${spelling}`, () => {
          const options = { role, spelling };
          expect(parseMessage(message(renderEntity(compute, rendering, options)), role).payload).toEqual({
            kind: 'entity',
            entity: compute,
          });
          const categories = parseMessage(message(renderCategories([kind], rendering, options)), role);
          expect(categories.payload).toEqual({ kind: 'categories', categories: [kind] });
        });
      }
    }
  }

  it('locations in the three text renderings', () => {
    const members = [{ location: 'http://cloud.example/compute/1' }, { location: '/compute/2' }];
    for (const rendering of ['text/plain', 'text/occi', 'text/uri-list'] as const) {
      const parsed = parseMessage(message(renderCollection(members, rendering, { role: 'response' })), 'response');
      expect(parsed.payload).toEqual({ kind: 'collection', locations: members.map((member) => member.location), members: [] });
    }
  });
});
