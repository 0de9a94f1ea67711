/** Decisions on mixins of instances and on the collections that mixins define (GFD.223 sections 11.2, 11.3.2, 11.4.2). */
import type { Category, CategoryId } from '../../occi/model.js';
import { categoryId } from '../../occi/model.js';
import { type Choice, type Context, choose } from '../context.js';
import { type Content, named, Refusal } from '../outcome.js';
import { OS_TPL, RESOURCE_TPL } from '../site/provider.js';
import { ID, type Instance } from '../world.js';
import type { Shape } from './attributes.js';
import { canonicalId } from './entities.js';

export interface MixinsBehaviour {
  /** For mixins that do not exist or do not fit the kind. */
  inapplicableStatus: Choice<number>;
  /** For an instance named in the request that does not exist. */
  unknownInstanceStatus: Choice<number>;
  /** For a request that names no instance. */
  emptyStatus: Choice<number>;
  /** For an entity rendering where the location of an instance is due. */
  creationStatus: Choice<number>;
  /** Instances that the payload names, by location in text and by id in JSON; refuses those that do not exist. */
  named: (context: Context) => readonly Instance[];
  /** Whether the mixin fits instances of the kind. */
  fits: (context: Context, mixin: Category, kind: CategoryId) => boolean;
  /** Mixins of an instance once this one has been added; a template takes the place of another of its sort (GFD.224 section 3.5). */
  joined: (context: Context, mixins: readonly CategoryId[], mixin: Category) => CategoryId[];
  /** Puts the mixin on one instance. */
  attach: (context: Context, entity: Instance, mixin: Category) => void;
  /** Takes the mixin off one instance, with the attributes that it alone had brought. */
  detach: (context: Context, entity: Instance, mixin: Category) => void;
  associate: (context: Context, mixin: Category, entities: readonly Instance[]) => void;
  associateStatus: Choice<number>;
  /** What the answer to an association shows. */
  associated: (context: Context, mixin: Category, named: readonly Instance[]) => Content;
  /** Makes these the members. */
  replace: (context: Context, mixin: Category, entities: readonly Instance[]) => void;
  replaceStatus: Choice<number>;
  replaced: (context: Context, mixin: Category, named: readonly Instance[]) => Content;
  disassociate: (context: Context, mixin: Category, entities: readonly Instance[]) => void;
  /** Whether DELETE without payload takes the mixin off all members, or deletes them. */
  payloadFreeDelete: Choice<'disassociate' | 'delete'>;
  disassociateStatus: Choice<number>;
  disassociated: (context: Context, mixin: Category, named: readonly Instance[]) => Content;
}

export function mixinsBehaviour(): MixinsBehaviour {
  return {
    inapplicableStatus: 400,
    unknownInstanceStatus: 400,
    emptyStatus: 400,
    creationStatus: 400,
    named: namedEntities,
    fits: (context, mixin, kind) => mixin.applies.length === 0 || context.site.lineage(kind).some((k) => mixin.applies.includes(k)),
    joined: (context, mixins, mixin) => {
      const id = categoryId(mixin);
      const sort = sortOfTemplate(mixin);
      const rivals = mixins.filter((m) => {
        const other = context.site.category(m, context.world);
        return sort !== undefined && m !== id && other !== undefined && sortOfTemplate(other) === sort;
      });
      return [...mixins.filter((m) => m !== id && !rivals.includes(m)), id];
    },
    attach: (context, entity, mixin) => {
      const { mixins, attributes } = context.behaviour;
      if (entity.mixins.includes(categoryId(mixin))) return;
      const shape = { kind: entity.kind, mixins: mixins.joined(context, entity.mixins, mixin) };
      const values = new Map(attributes.updated(context, shape, entity, new Map()));
      // A template changes the instance that it is put on; other mixins only add (GFD.224 section 3.5.2).
      if (sortOfTemplate(mixin) !== undefined) {
        for (const { name, default: value } of mixin.attributes) if (value !== undefined) values.set(name, value);
      }
      context.world.change(entity.path, { ...shape, attributes: pruned(context, shape, values) });
    },
    detach: (context, entity, mixin) => {
      const shape = { kind: entity.kind, mixins: entity.mixins.filter((m) => m !== categoryId(mixin)) };
      context.world.change(entity.path, { ...shape, attributes: pruned(context, shape, entity.attributes) });
    },
    associate: (context, mixin, entities) => {
      for (const entity of entities) context.behaviour.mixins.attach(context, entity, mixin);
    },
    associateStatus: 200,
    associated: (context, mixin) => membersOf(context, mixin),
    replace: (context, mixin, entities) => {
      const { mixins, collections } = context.behaviour;
      const members = collections.mixinMembers(context, mixin);
      const paths = entities.map((e) => e.path);
      mixins.disassociate(
        context,
        mixin,
        members.filter((m) => !paths.includes(m.path)),
      );
      mixins.associate(context, mixin, entities);
    },
    replaceStatus: 200,
    replaced: (context, mixin) => membersOf(context, mixin),
    disassociate: (context, mixin, entities) => {
      for (const entity of entities) context.behaviour.mixins.detach(context, entity, mixin);
    },
    payloadFreeDelete: 'disassociate',
    disassociateStatus: 200,
    disassociated: (context, mixin) => membersOf(context, mixin),
  };
}

/** The marker that a concrete template depends on. */
function sortOfTemplate(mixin: Category): CategoryId | undefined {
  return [OS_TPL, RESOURCE_TPL].find((marker) => mixin.depends.includes(marker));
}

function membersOf(context: Context, mixin: Category): Content {
  return { kind: 'entities', entities: context.behaviour.collections.mixinMembers(context, mixin), of: 'mixed' };
}

/** The values that an instance of the shape can have. */
function pruned(context: Context, shape: Shape, values: Instance['attributes']): Instance['attributes'] {
  const known = context.site.attributes(shape, context.world);
  return new Map([...values].filter(([name]) => known.has(name)));
}

function namedEntities(context: Context): readonly Instance[] {
  const { payload, behaviour, world } = context;
  const unknown = (what: string): Refusal =>
    new Refusal(choose(behaviour.mixins.unknownInstanceStatus, context), `There is no instance ${named(what)}`);
  switch (payload.kind) {
    case 'none':
      return [];
    case 'entity':
      // A single JSON rendering names its instance as well as a list of one does.
      if (context.input !== 'application/occi+json') break;
      return [byId(context, payload.entity.attributes.get(ID), unknown)];
    case 'collection': {
      const located = payload.locations.map((location) => {
        const path = behaviour.offering.pathOf(context, location);
        const entity = path === undefined ? undefined : world.entities.get(path);
        if (entity === undefined) throw unknown(location);
        return entity;
      });
      return [...located, ...payload.members.map((m) => byId(context, m.attributes.get(ID), unknown))];
    }
    default:
      break;
  }
  throw new Refusal(choose(behaviour.mixins.creationStatus, context), 'A rendering of a collection is due');
}

function byId(context: Context, id: unknown, unknown: (what: string) => Refusal): Instance {
  const entity = typeof id === 'string' ? context.world.byId(canonicalId(id) ?? id) : undefined;
  if (entity === undefined) throw unknown(String(id));
  return entity;
}
