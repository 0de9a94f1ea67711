/** What a request carries: stated once in the test case, rendered here in the rendering of the axis. */

import type { AttributeValue } from '../../occi/model.js';
import { type Category, type CategoryId, type Entity, fullCategoryId } from '../../occi/model.js';
import type { EntityRendering, Rendering } from '../../occi/rendering.js';
import {
  type Rendered,
  type RenderOptions,
  renderAction,
  renderCategories,
  renderCollection,
  renderEntities,
  renderEntity,
} from '../../occi/serialize.js';
import type { Spelling } from '../../occi/spelling.js';
import type { Content, EntityContent } from '../../spec/suite.js';
import { attributesOf, discovered, type Facts, findCategory } from '../discovery/facts.js';
import { legalValue } from '../discovery/legal.js';
import { categoriesIn } from '../judgement/matchers/categories.js';
import { listingIn } from '../judgement/matchers/collection.js';
import { Ending } from './ending.js';
import { Exchange } from './exchange.js';
import type { Minter } from './identity.js';
import type { Scope } from './scope.js';
import { type ActionValue, asText, type CategoryValue, type EntityValue, isList, isThing, type Value } from './value.js';

export interface ContentContext {
  scope: Scope;
  facts: Facts;
  minter: Minter;
  spelling?: Spelling | undefined;
}

/** Content in its rendering, and what the engine has to know about it. */
export interface BuiltContent {
  rendered: Rendered;
  /** Titles of the entities that the request describes, by which they could be recognised. */
  titles: string[];
  /** Kind of the entity described. */
  kind: CategoryId | undefined;
  /** Term of the action invoked: becomes the query. */
  action?: string;
}

/** Renders content other than `raw`. */
export function buildContent(content: Exclude<Content, { kind: 'raw' }>, rendering: Rendering, context: ContentContext): BuiltContent {
  const options: RenderOptions = { role: 'request', ...(context.spelling === undefined ? {} : { spelling: context.spelling }) };
  const entityRendering: EntityRendering = rendering === 'text/uri-list' ? 'text/plain' : rendering;
  switch (content.kind) {
    case 'entity': {
      const entity = buildEntity(content.entity, entityRendering, context);
      return { rendered: renderEntity(entity, entityRendering, options), titles: titlesOf([entity]), kind: entity.kind };
    }
    case 'entities': {
      const entities = content.entities.map((e) => buildEntity(e, entityRendering, context));
      return { rendered: renderEntities(entities, options), titles: titlesOf(entities), kind: entities[0]?.kind };
    }
    case 'action': {
      const action = actionNamed(content.id, context);
      const parameters =
        content.parameters === 'legal' ? action.parameters : (context.scope.resolve(content.parameters) as ActionValue['parameters']);
      const invocation = { action: action.id, attributes: attributeMap(parameters) };
      return { rendered: renderAction(invocation, entityRendering, options), titles: [], kind: undefined, action: action.term };
    }
    case 'categories': {
      const categories = content.names.flatMap((n) => categoriesNamed(n, context)).map(asCategory);
      return { rendered: renderCategories(categories, entityRendering, options), titles: [], kind: undefined };
    }
    case 'collection': {
      const members = content.names.flatMap((n) => membersNamed(n, context));
      return { rendered: renderCollection(members, rendering, options), titles: [], kind: undefined };
    }
    case 'filter':
      return buildFilter(content, context);
  }
}

/** Filters travel in header fields only (GFD.223 section 7). */
function buildFilter(content: Extract<Content, { kind: 'filter' }>, context: ContentContext): BuiltContent {
  const options: RenderOptions = { role: 'request' };
  if (content.entity !== undefined) {
    const entity = buildEntity(content.entity, 'text/occi', context);
    return { rendered: renderEntity(entity, 'text/occi', options), titles: [], kind: entity.kind };
  }
  // term, scheme and class say which category is meant; more could be read as a demand
  const categories = (content.categories ?? [])
    .flatMap((n) => categoriesNamed(n, context))
    .map(
      (c): Category => ({
        class: c.class,
        term: c.term,
        scheme: c.scheme,
        attributes: [],
        actions: [],
        depends: [],
        applies: [],
      }),
    );
  return { rendered: renderCategories(categories, 'text/occi', options), titles: [], kind: undefined };
}

function titlesOf(entities: readonly Entity[]): string[] {
  return entities.flatMap((e) => {
    const title = e.attributes.get('occi.core.title');
    return typeof title === 'string' ? [title] : [];
  });
}

/** An entity from `recipe`, `partial` or `full`, with the changes asked for. */
export function buildEntity(content: EntityContent, rendering: EntityRendering, context: ContentContext): Entity {
  const { scope } = context;
  const subject = scope.look(content.of);
  const entity = baseEntity(content, subject, rendering, context);
  for (const name of names(content.without ?? [], scope)) {
    if (name === 'links') entity.links = [];
    else if (name === 'kind') entity.kind = undefined;
    else if (name === 'mixins') entity.mixins = [];
    else entity.attributes.delete(name);
  }
  if (content.kind !== undefined) entity.kind = fullCategoryId(asText(scope.text(content.kind)));
  for (const [name, value] of attributeMap(scope.resolve(content.attributes))) entity.attributes.set(name, value);
  for (const [name, value] of attributeMap(scope.resolve(content.set))) entity.attributes.set(name, value);
  changeMixins(entity, content.mixins, context);
  if ((content.with ?? []).includes('links') && isThing(subject) && subject.what === 'entity') entity.links = subject.read?.links ?? [];
  return entity;
}

function baseEntity(content: EntityContent, subject: Value, rendering: EntityRendering, context: ContentContext): Entity {
  if (content.base === 'recipe') {
    const kind = isThing(subject) && subject.what === 'category' ? subject : findCategory(context.facts, asText(subject));
    if (kind === undefined) throw new Ending('blocked', `the kind ${asText(subject)} is not among the discovered ones`);
    return recipeEntity(kind, rendering, context.minter, context.facts);
  }
  if (!isThing(subject) || subject.what !== 'entity') throw new Ending('error', `${content.of} is no entity`);
  const id = subject.read?.attributes.get('occi.core.id') ?? subject.id;
  const attributes = new Map<string, AttributeValue>();
  // JSON has no entity without id; text names the entity by its URL
  if (rendering === 'application/occi+json' && id !== undefined) attributes.set('occi.core.id', id);
  if (content.base === 'full') for (const [name, value] of settable(subject, context.facts)) attributes.set(name, value);
  return { kind: subject.kind.id, mixins: content.base === 'full' ? [...subject.mixins] : [], attributes, links: [], actions: [] };
}

/** Attributes of a reading that a client may set, so that a full rendering echoes nothing immutable. */
function settable(entity: EntityValue, facts: Facts): [string, AttributeValue][] {
  const declared = new Map(
    [...attributesOf(facts, entity.kind), ...entity.mixins.flatMap((m) => findCategory(facts, m)?.attributes ?? [])].map((a) => [
      a.name,
      a,
    ]),
  );
  return [...(entity.read?.attributes ?? [])].filter(([name]) => {
    if (name === 'occi.core.id') return false;
    if (name === 'occi.core.title' || name === 'occi.core.summary' || name === 'occi.core.source' || name === 'occi.core.target')
      return true;
    return declared.get(name)?.mutable === true && !/\.state(\.message)?$/.test(name);
  });
}

/** The target's own working creation request for a kind, with a title of ours. */
export function recipeEntity(kind: CategoryValue, rendering: EntityRendering, minter: Minter, facts: Facts): Entity {
  const recipe = facts.recipes.get(kind.id);
  if (recipe === undefined || !recipe.works) {
    throw new Ending('blocked', `no instance of ${kind.id} can be created${recipe === undefined ? '' : `: ${recipe.because}`}`, {
      cause: { id: `recipe:${kind.id}`, text: recipe?.because ?? `no recipe for ${kind.id}` },
    });
  }
  const attributes = new Map<string, AttributeValue>([...recipe.attributes, ['occi.core.title', minter.word()]]);
  if (rendering === 'application/occi+json' && recipe.renderings.get(rendering)?.id === true)
    attributes.set('occi.core.id', `urn:uuid:${minter.uuid()}`);
  return { kind: kind.id, mixins: [...recipe.mixins], attributes, links: [], actions: [] };
}

function changeMixins(entity: Entity, changes: EntityContent['mixins'], context: ContentContext): void {
  if (changes === undefined) return;
  const ids = (list: readonly string[] | undefined): CategoryId[] => names(list ?? [], context.scope).map(fullCategoryId);
  for (const [related, replacement] of Object.entries(changes.replace ?? {})) {
    const marker = fullCategoryId(related);
    entity.mixins = entity.mixins.filter((m) => m !== marker && !(findCategory(context.facts, m)?.depends ?? []).includes(marker));
    entity.mixins.push(...ids([replacement]));
  }
  const removed = ids(changes.remove);
  entity.mixins = [...entity.mixins.filter((m) => !removed.includes(m)), ...ids(changes.add)];
}

/** Names in a list: each a literal, `$(…)`, or a path to something in force, whose text counts. */
function names(list: readonly string[], scope: Scope): string[] {
  return list.flatMap((item) => {
    const value = item.startsWith('$(') || !scope.has(item.split('.')[0] ?? '') ? scope.text(item) : scope.look(item);
    return isList(value) ? value.map(asText) : [asText(value)];
  });
}

function attributeMap(value: Value): Map<string, AttributeValue> {
  if (value === undefined || value === null || typeof value !== 'object' || isList(value) || isThing(value)) return new Map();
  return new Map(
    Object.entries(value as { readonly [name: string]: Value }).map(([name, v]) => [name, isThing(v) ? asText(v) : (v as AttributeValue)]),
  );
}

function categoriesNamed(name: string, context: ContentContext): CategoryValue[] {
  const value = name.startsWith('$(') ? context.scope.text(name) : context.scope.look(name);
  const list = isList(value) ? value : [value];
  if (value instanceof Exchange) {
    const read = categoriesIn(value);
    return 'instead' in read ? [] : read.categories.map((c) => discovered(c, value.request.url));
  }
  return list.flatMap((v) =>
    isThing(v) && v.what === 'category' ? [v] : isThing(v) && v.what === 'action' ? (findCategory(context.facts, v.id) ?? []) : [],
  );
}

function membersNamed(name: string, context: ContentContext): { location: string; entity?: Entity }[] {
  const value = name.startsWith('$(') ? context.scope.text(name) : context.scope.look(name);
  const list = isList(value) ? value : [value];
  if (value instanceof Exchange) {
    const read = listingIn(value);
    return 'instead' in read ? [] : read.listing.members.map((location) => ({ location }));
  }
  return list.flatMap((v) => {
    if (!isThing(v)) return [];
    if (v.what === 'entity') return [{ location: v.location, entity: memberRendering(v) }];
    if (v.what !== 'place') return [];
    const ghost: Entity = {
      kind: v.under?.id,
      mixins: [],
      attributes: new Map([['occi.core.id', v.location.split('/').pop() ?? '']]),
      links: [],
      actions: [],
    };
    return [{ location: v.location, entity: ghost }];
  });
}

/** JSON collections hold renderings, not URLs: the entity as it was read, without what is worked out by the server. */
function memberRendering(entity: EntityValue): Entity {
  const attributes = new Map<string, AttributeValue>();
  const id = entity.read?.attributes.get('occi.core.id') ?? entity.id;
  if (id !== undefined) attributes.set('occi.core.id', id);
  for (const name of ['occi.core.source', 'occi.core.target']) {
    const end = entity.read?.attributes.get(name);
    if (end !== undefined) attributes.set(name, end);
  }
  return { kind: entity.kind.id, mixins: [], attributes, links: [], actions: [] };
}

/** A mixin of ours as a category to be sent. */
export function asCategory(value: CategoryValue): Category {
  const { class: cls, term, scheme, title, attributes, actions, location, parent, depends, applies } = value;
  return {
    class: cls,
    term,
    scheme,
    attributes,
    actions,
    depends,
    applies,
    ...(title === undefined ? {} : { title }),
    ...(location === undefined ? {} : { location }),
    ...(parent === undefined ? {} : { parent }),
  };
}

function actionNamed(id: string, context: ContentContext): ActionValue {
  const head = id.split('.')[0] ?? '';
  const value = !id.startsWith('$(') && context.scope.has(head) ? context.scope.look(id) : context.scope.text(id);
  if (isThing(value) && value.what === 'action') return value;
  return actionValue(fullCategoryId(asText(value)), context.facts);
}

/** An action with its legal parameters: those that discovery calls required, else those the model knows with an enumeration. */
export function actionValue(id: CategoryId, facts: Facts): ActionValue {
  const category = findCategory(facts, id);
  const modelled = facts.model.kinds.flatMap((k) => k.actions).find((a) => a.id === id);
  const cut = Math.max(id.lastIndexOf('#') + 1, 0);
  const required = (category?.attributes ?? []).filter((a) => a.required === true);
  const parameters: [string, Value][] = required.map((a) => {
    const known = modelled?.parameters.find((p) => p.name === a.name);
    return [a.name, (known?.enum?.[0] ?? legalValue(a, undefined)) as Value];
  });
  return {
    what: 'action',
    id,
    term: category?.term ?? id.slice(cut),
    scheme: category?.scheme ?? id.slice(0, cut),
    parameters: Object.fromEntries(parameters),
    targetState: modelled?.targetState,
  };
}
