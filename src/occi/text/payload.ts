/**
 * What the entries of a text message amount to.
 *
 * Nothing in a text message says whether it renders an instance or a category collection, so its shape decides:
 *
 * - no entries: no payload;
 * - X-OCCI-Location alone, or beside categories: a collection; beside links or attributes it is a stray entry of an instance;
 * - links or attributes: an action invocation when all categories are actions, else an entity;
 * - one kind, any number of mixins, none of them with rel, location, attributes or actions: an entity;
 * - one action, in a request, without title and such: an action invocation;
 * - any other categories: a category collection.
 *
 * A caller who knows what was asked for settles the shapes that several readings fit by `expected`; it never turns locations into
 * categories or the other way round.
 */
import type { Production } from '../deviation.js';
import type { Findings } from '../findings.js';
import { isLinkEntity } from '../identity.js';
import { type Category, categoryId, type Entity, type Payload } from '../model.js';
import type { Expected } from '../rendering.js';
import { isUri } from '../uri.js';
import type { Entries } from './entries.js';

type Shape = 'entity' | 'categories' | 'collection' | 'action';

function shapeOf(entries: Entries, role: 'request' | 'response', expected: Expected | undefined): Shape {
  const { categories } = entries;
  const instance = entries.links.length + entries.actions.length + entries.attributes.size > 0;
  if (entries.locations.length > 0) {
    const stray = instance || (categories.length > 0 && (expected === 'entity' || expected === 'action'));
    if (!stray) return 'collection';
  }
  const kinds = categories.filter(({ category }) => category.class === 'kind').length;
  const actions = categories.filter(({ category }) => category.class === 'action').length;
  const describing = categories.some((read) => read.describing);
  if (categories.length > 0 && (expected === 'entity' || expected === 'categories')) return expected;
  if (actions > 0 && kinds === 0) {
    if (expected === 'action' || (instance && actions === categories.length)) return 'action';
    const invocation = role === 'request' && categories.length === 1 && !describing && categories[0]?.category.title === undefined;
    return instance ? 'entity' : invocation ? 'action' : 'categories';
  }
  if (entries.attributes.size > 0) return 'entity';
  if (instance) return kinds > 1 ? 'categories' : 'entity';
  return kinds === 1 && actions === 0 && !describing ? 'entity' : 'categories';
}

class Judge {
  constructor(
    readonly findings: Findings,
    readonly production: Production,
  ) {
    findings.count(production);
  }

  when(condition: boolean, code: Parameters<Findings['add']>[0], excerpt = ''): void {
    if (condition) this.findings.add(code, this.production, { offset: 0 }, excerpt);
  }
}

/** What the attributes of an instance have to say in an answer; a client may leave out what it does not know or change. */
function judgeCore(entity: Entity, isLink: boolean, judge: Judge): void {
  const id = entity.attributes.get('occi.core.id');
  judge.when(id === undefined, 'id-missing');
  judge.when(id !== undefined && typeof id !== 'string', 'id-not-string', String(id));
  judge.when(typeof id === 'string' && !isUri(id), 'id-not-uri', String(id));
  judge.when(isLink && !entity.attributes.has('occi.core.source'), 'link-end-missing-source');
  judge.when(isLink && !entity.attributes.has('occi.core.target'), 'link-end-missing-target');
}

function entityPayload(entries: Entries, role: 'request' | 'response', findings: Findings): Payload {
  const categories: Category[] = entries.categories.map((read) => read.category);
  const kinds = categories.filter((category) => category.class === 'kind');
  const [kind] = kinds;
  const entity: Entity = {
    kind: kind === undefined ? undefined : categoryId(kind),
    mixins: categories.filter((category) => category !== kind && category.class !== 'action').map(categoryId),
    attributes: entries.attributes,
    links: entries.links,
    actions: entries.actions,
  };
  const isLink = isLinkEntity(entity);
  const judge = new Judge(findings, isLink ? 'text-link-instance' : 'text-resource');
  if (role === 'response') judgeCore(entity, isLink, judge);
  judge.when(categories.length === 0, 'entry-missing-category');
  judge.when(categories.length > 0 && kinds.length === 0, 'kind-missing');
  judge.when(kinds.length > 1, 'kinds-several', kinds.map(categoryId).join(' '));
  judge.when(
    categories.some((category) => category.class === 'action'),
    'action-category-in-entity',
  );
  judge.when(isLink && entity.links.length > 0, 'link-reference-in-link', entity.links[0]?.target);
  judge.when(entries.locations.length > 0, 'location-beside-entry', entries.locations[0]);
  return { kind: 'entity', entity };
}

function actionPayload(entries: Entries, findings: Findings): Payload {
  const judge = new Judge(findings, 'text-action-invocation');
  const categories = entries.categories.map((read) => read.category);
  const action = categories.find((category) => category.class === 'action');
  judge.when(categories.length > 1, 'categories-several-in-action', categories.map(categoryId).join(' '));
  judge.when(entries.links.length + entries.actions.length > 0, 'link-in-action');
  judge.when(entries.locations.length > 0, 'location-beside-entry', entries.locations[0]);
  if (action === undefined) return { kind: 'unintelligible' };
  return { kind: 'action', invocation: { action: categoryId(action), attributes: entries.attributes } };
}

function categoriesPayload(entries: Entries, findings: Findings): Payload {
  const judge = new Judge(findings, 'text-category-collection');
  judge.when(entries.links.length + entries.actions.length > 0, 'link-in-categories');
  judge.when(entries.attributes.size > 0, 'attribute-in-categories');
  judge.when(entries.locations.length > 0, 'location-beside-entry', entries.locations[0]);
  return { kind: 'categories', categories: entries.categories.map((read) => read.category) };
}

/** The payload of a text/plain or text/occi message, with deviations of its composition. */
export function textPayload(entries: Entries, role: 'request' | 'response', findings: Findings, expected: Expected | undefined): Payload {
  if (entries.empty) return { kind: 'none' };
  switch (shapeOf(entries, role, expected)) {
    case 'collection': {
      const judge = new Judge(findings, 'text-entity-collection');
      judge.when(entries.categories.length > 0, 'entry-in-collection');
      return { kind: 'collection', locations: entries.locations, members: [] };
    }
    case 'entity':
      return entityPayload(entries, role, findings);
    case 'action':
      return actionPayload(entries, findings);
    case 'categories':
      return categoriesPayload(entries, findings);
  }
}
