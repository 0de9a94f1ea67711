/** JSON objects of entities, links, categories and invocations (GFD.226), members in the order of its tables. */
import { isLinkEntity } from '../identity.js';
import type { ActionInvocation, AttributeDescription, AttributeValue, Category, Entity, LinkReference } from '../model.js';

type Json = { [key: string]: unknown };

/** Attributes that stand as members of the object, not among its attributes. */
const MEMBERS = [
  'occi.core.id',
  'occi.core.title',
  'occi.core.summary',
  'occi.core.source',
  'occi.core.source.kind',
  'occi.core.target',
  'occi.core.target.kind',
];

/** Attributes as a member, or nothing when there are none; names are set as own properties, whatever they are. */
function attributesMember(attributes: ReadonlyMap<string, AttributeValue>, without: readonly string[]): Json {
  const entries = [...attributes].filter(([name]) => !without.includes(name));
  return entries.length === 0 ? {} : { attributes: Object.fromEntries(entries) };
}

function member(key: string, value: unknown): Json {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? {} : { [key]: value };
}

function end(location: unknown, kind: unknown): Json | undefined {
  return location === undefined && kind === undefined ? undefined : { ...member('location', location), ...member('kind', kind) };
}

/** A resource, or a link when it has an end. */
export function entityObject(entity: Entity): Json {
  const { attributes } = entity;
  const link = isLinkEntity(entity);
  // A link has no summary, and a resource has no ends: what is there all the same stays among the attributes.
  const members = MEMBERS.filter((name) => (link ? name !== 'occi.core.summary' : !/source|target/.test(name)));
  return {
    ...member('kind', entity.kind),
    ...member('mixins', entity.mixins),
    ...attributesMember(attributes, members),
    ...member(
      'actions',
      entity.actions.map((action) => action.id),
    ),
    ...member('id', attributes.get('occi.core.id')),
    ...(link ? {} : member('links', entity.links.map(linkObject))),
    ...(link ? {} : member('summary', attributes.get('occi.core.summary'))),
    ...member('title', attributes.get('occi.core.title')),
    ...(link ? member('source', end(attributes.get('occi.core.source'), attributes.get('occi.core.source.kind'))) : {}),
    ...(link ? member('target', end(attributes.get('occi.core.target'), attributes.get('occi.core.target.kind'))) : {}),
  };
}

/** A link inside its source. Its first category is the kind; `self` has no place in JSON. */
export function linkObject(link: LinkReference): Json {
  const [kind, ...mixins] = link.categories;
  const [targetKind] = link.rel;
  return entityObject({
    kind,
    mixins,
    attributes: new Map<string, AttributeValue>([
      ...link.attributes,
      ['occi.core.target', link.target],
      ...(targetKind === undefined ? [] : [['occi.core.target.kind', targetKind] as const]),
    ]),
    links: [],
    actions: [],
  });
}

export function invocationObject(invocation: ActionInvocation): Json {
  return { action: invocation.action, ...attributesMember(invocation.attributes, []) };
}

function descriptionObject({ name: _, ...description }: AttributeDescription): Json {
  return { ...description };
}

function categoryObject(category: Category): Json {
  const action = category.class === 'action';
  const attributes = category.attributes.map((attribute) => [attribute.name, descriptionObject(attribute)] as const);
  return {
    term: category.term,
    scheme: category.scheme,
    ...member('title', category.title),
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    ...(category.class === 'kind' ? member('parent', category.parent) : {}),
    ...(category.class === 'mixin' ? member('depends', category.depends) : {}),
    ...(category.class === 'mixin' ? member('applies', category.applies) : {}),
    ...(action ? {} : member('actions', category.actions)),
    ...(action ? {} : member('location', category.location)),
  };
}

/** Categories by class; one of unknown class is left out, since the array is what tells the class. */
export function categoriesObject(categories: readonly Category[]): Json {
  const of = (name: Category['class']): Json[] => categories.filter((category) => category.class === name).map(categoryObject);
  const kinds = of('kind');
  const mixins = of('mixin');
  const actions = of('action');
  const empty = kinds.length + mixins.length + actions.length === 0;
  return { ...(empty ? { kinds } : member('kinds', kinds)), ...member('mixins', mixins), ...member('actions', actions) };
}

/** Resources and links apart; an empty collection says by its one array what it is a collection of. */
export function collectionObject(entities: readonly Entity[], ofLinks: boolean): Json {
  if (entities.length === 0) return ofLinks ? { links: [] } : { resources: [] };
  const resources = entities.filter((entity) => !isLinkEntity(entity)).map(entityObject);
  const links = entities.filter(isLinkEntity).map(entityObject);
  return { ...member('resources', resources), ...member('links', links) };
}
