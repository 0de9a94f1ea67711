/** Decisions on single instances: creation, replacement, partial update, deletion (GFD.223 section 10). */
import type { AttributeValue, Category, CategoryId, Entity, LinkReference } from '../../occi/model.js';
import type { Choice, Context } from '../context.js';
import { choose } from '../context.js';
import { type Content, named, Refusal } from '../outcome.js';
import { ID, type Instance } from '../world.js';
import type { Intent } from './attributes.js';

/** A checked request for an instance, ready to be carried out. */
export interface Draft {
  kind: CategoryId;
  mixins: readonly CategoryId[];
  /** Settable values alone, and the ends of a link. */
  attributes: ReadonlyMap<string, AttributeValue>;
  /** As the client proposes it. */
  id: string | undefined;
  links: readonly LinkReference[];
}

export interface EntitiesBehaviour {
  getStatus: Choice<number>;
  /** The instance that GET shows; a GET works on the world itself, so what is done to that here stays. */
  read: (context: Context, entity: Instance) => Instance;
  /** For a payload that is no entity rendering. */
  incompleteStatus: Choice<number>;
  /** For another kind or id than the instance has. */
  identityStatus: Choice<number>;
  /** For a kind that does not exist. */
  unknownKindStatus: Choice<number>;
  /** Whether a client may choose that path for a new instance of the kind. */
  acceptsPath: (context: Context, kind: Category, path: string) => boolean;
  /** For a path that may not be chosen; also where PUT-create is not offered at all. */
  pathRefusedStatus: Choice<number>;
  /** Checks what a client sent for a new instance. */
  draft: (context: Context, entity: Entity) => Draft;
  /** Refuses mixins that do not exist or do not fit; gives those that the instance will have. */
  checkMixins: (context: Context, kind: CategoryId, mixins: readonly CategoryId[]) => CategoryId[];
  /** Identifier of a new instance, the proposed one where it serves. */
  idFor: (context: Context, proposed: string | undefined) => string;
  /** Brings the instance into the world, with the links that came with it; at the path, or at one of the server's choice. */
  create: (context: Context, kind: Category, draft: Draft, path?: string) => Instance;
  putCreateStatus: Choice<number>;
  /** What the answers to creation, replacement and update show. */
  shown: (context: Context, entity: Instance) => Content;
  /** Whether an answer with that status has a Location. */
  hasLocation: (context: Context, status: number) => boolean;
  /** Checks what a client sent for an instance that exists. */
  revision: (context: Context, current: Instance, entity: Entity, intent: Intent) => Draft;
  replace: (context: Context, current: Instance, draft: Draft) => Instance;
  replaceStatus: Choice<number>;
  /** Whether a partial update has to name the kind. */
  updateNeedsKind: Choice<boolean>;
  update: (context: Context, current: Instance, draft: Draft) => Instance;
  updateStatus: Choice<number>;
  /** Takes the instance away, and with a resource the links that go with it. */
  remove: (context: Context, entity: Instance) => void;
  deleteStatus: Choice<number>;
}

export function entitiesBehaviour(): EntitiesBehaviour {
  return {
    getStatus: 200,
    read: (_context, entity) => entity,
    incompleteStatus: 400,
    identityStatus: 400,
    unknownKindStatus: 400,
    acceptsPath: (context, kind, path) => {
      const { target } = context;
      return target.kind === 'nothing' && target.creatable === kind && !context.behaviour.offering.isTaken(context, path);
    },
    pathRefusedStatus: 404,
    draft,
    checkMixins: (context, kind, ids) => {
      const { mixins } = context.behaviour;
      return ids.reduce<CategoryId[]>((joined, id) => {
        const mixin = context.site.category(id, context.world);
        if (mixin?.class !== 'mixin') throw new Refusal(choose(mixins.inapplicableStatus, context), `There is no mixin ${named(id)}`);
        if (!mixins.fits(context, mixin, kind)) {
          throw new Refusal(choose(mixins.inapplicableStatus, context), `${named(id)} does not apply to ${named(kind)}`);
        }
        return mixins.joined(context, joined, mixin);
      }, []);
    },
    idFor: (context, proposed) => {
      const id = proposed === undefined ? undefined : canonicalId(proposed);
      return id === undefined || context.world.byId(id) !== undefined ? context.behaviour.offering.newId(context) : id;
    },
    create,
    putCreateStatus: 201,
    shown: (_context, entity) => ({ kind: 'entity', entity }),
    hasLocation: (_context, status) => status === 201,
    revision,
    replace: (context, current, { kind, mixins, attributes }) => {
      const { links } = context.behaviour;
      if (!choose(links.replaceKeepsLinks, context)) {
        for (const link of links.owned(context, current)) context.world.drop(link.path);
      }
      const values = context.behaviour.attributes.replaced(context, { kind, mixins }, current, attributes);
      return context.world.put({ ...current, mixins, attributes: values });
    },
    replaceStatus: 200,
    updateNeedsKind: false,
    update: (context, current, { mixins, attributes }) => {
      const { behaviour, site, world } = context;
      const latest = (): Instance => world.entities.get(current.path) ?? current;
      for (const id of mixins) {
        const mixin = site.category(id, world);
        if (mixin !== undefined) behaviour.mixins.attach(context, latest(), mixin);
      }
      const joined = latest();
      return world.put({ ...joined, attributes: behaviour.attributes.updated(context, joined, joined, attributes) });
    },
    updateStatus: 200,
    remove: (context, entity) => {
      for (const link of context.behaviour.links.doomed(context, entity)) context.world.drop(link.path);
      context.world.drop(entity.path);
    },
    deleteStatus: 204,
  };
}

function draft(context: Context, entity: Entity): Draft {
  const { attributes, entities, links } = context.behaviour;
  const kind = entity.kind === undefined ? undefined : context.site.category(entity.kind, context.world);
  if (entity.kind === undefined) throw new Refusal(choose(entities.incompleteStatus, context), 'An instance needs a kind');
  if (kind?.class !== 'kind' || kind.location === undefined) {
    throw new Refusal(choose(entities.unknownKindStatus, context), `There are no instances of ${named(entity.kind)}`);
  }
  const mixins = entities.checkMixins(context, entity.kind, entity.mixins);
  const shape = { kind: entity.kind, mixins };
  const values = attributes.settable(context, shape, entity.attributes, 'create', undefined);
  attributes.checkRequired(context, shape, values);
  const ends = links.ends(context, entity.kind, entity.attributes, undefined);
  const id = entity.attributes.get(ID);
  return { ...shape, attributes: new Map([...values, ...ends]), id: typeof id === 'string' ? id : undefined, links: entity.links };
}

function create(context: Context, kind: Category, { mixins, attributes, id: proposed, links, ...made }: Draft, path?: string): Instance {
  const { behaviour, world } = context;
  const id = behaviour.entities.idFor(context, proposed);
  const values = behaviour.attributes.initial(context, { kind: made.kind, mixins }, attributes);
  const entity = world.put({
    path: path ?? behaviour.offering.pathFor(context, kind, id),
    id,
    kind: made.kind,
    mixins,
    attributes: values,
  });
  if (links.length > 0 && (!choose(behaviour.links.inlineOffered, context) || context.site.isLinkKind(made.kind))) {
    throw new Refusal(choose(behaviour.links.inlineRefusedStatus, context), 'Links are created on their own');
  }
  for (const link of links) behaviour.links.createInline(context, entity, link);
  return entity;
}

function revision(context: Context, current: Instance, entity: Entity, intent: Intent): Draft {
  const { attributes, entities, links } = context.behaviour;
  const mustHaveKind = intent === 'replace' || choose(entities.updateNeedsKind, context);
  if (entity.kind === undefined && mustHaveKind) {
    throw new Refusal(choose(entities.incompleteStatus, context), 'The kind is missing');
  }
  if (entity.kind !== undefined && entity.kind !== current.kind) {
    throw new Refusal(choose(entities.identityStatus, context), `The instance is of kind ${named(current.kind)} and remains so`);
  }
  const id = entity.attributes.get(ID);
  if (id !== undefined && (typeof id !== 'string' || (canonicalId(id) ?? id) !== current.id)) {
    throw new Refusal(choose(entities.identityStatus, context), `The instance has the id ${current.id} and keeps it`);
  }
  // What a partial rendering does not mention stays; what a full one does not mention goes.
  const mixins = entities.checkMixins(context, current.kind, intent === 'update' ? [...current.mixins, ...entity.mixins] : entity.mixins);
  const shape = { kind: current.kind, mixins };
  const values = attributes.settable(context, shape, entity.attributes, intent, current);
  if (intent === 'replace') attributes.checkRequired(context, shape, values);
  const ends = links.ends(context, current.kind, entity.attributes, current.attributes);
  return { ...shape, attributes: new Map([...values, ...ends]), id: current.id, links: entity.links };
}

/** `urn:uuid:` and lower-case digits, with or without the prefix in the request; undefined for anything else (RFC 4122 section 3). */
export function canonicalId(id: string): string | undefined {
  const digits = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(id)?.[1];
  return digits === undefined ? undefined : `urn:uuid:${digits.toLowerCase()}`;
}
