/** Decisions on what a rendering shows and how it is written; the bytes come from occi/. */
import type { HeaderField } from '../../message.js';
import type { ActionReference, AttributeValue, Category, CategoryId, Entity, LinkReference } from '../../occi/model.js';
import type { EntityRendering, Rendering } from '../../occi/rendering.js';
import { type RenderOptions, renderCategories, renderCollection, renderEntity } from '../../occi/serialize.js';
import type { Spelling } from '../../occi/spelling.js';
import { type Choice, type Context, choose } from '../context.js';
import { type CollectionClass, type Content, Refusal } from '../outcome.js';
import { CORE_RESOURCE } from '../site/site.js';
import { ID, type Instance, SOURCE, SOURCE_KIND, TARGET, TARGET_KIND } from '../world.js';

/** A message without what every answer has. */
export interface Rendered {
  contentType: string | undefined;
  fields: readonly HeaderField[];
  body: string | Uint8Array;
}

/** Where a URL stands in an answer. */
export type UrlPlace = 'location-field' | 'collection' | 'category' | 'link' | 'action' | 'attribute';

/** A member of a collection in the two forms that renderings need. */
export interface Member {
  location: string;
  /** In JSON alone; the text renderings list locations. */
  entity?: Entity;
}

export interface RenderingBehaviour {
  /** A path of this server as the answer writes it. */
  url: (context: Context, path: string, place?: UrlPlace) => string;
  /** A category as discovery shows it. */
  category: (context: Context, category: Category) => Category;
  /** Order of categories in discovery. */
  categoryOrder: (context: Context, categories: readonly Category[]) => readonly Category[];
  /** An instance as its rendering shows it. */
  entity: (context: Context, entity: Instance) => Entity;
  /** Mixins that the rendering names. */
  mixins: (context: Context, entity: Instance) => readonly CategoryId[];
  /** Attributes with their values, in order. */
  attributes: (context: Context, entity: Instance) => Map<string, AttributeValue>;
  /** Links that a resource shows. */
  links: (context: Context, entity: Instance) => LinkReference[];
  actions: (context: Context, entity: Instance) => ActionReference[];
  /** Order of the members of a collection. */
  memberOrder: (context: Context, entities: readonly Instance[]) => readonly Instance[];
  /** How the text renderings are written; undefined for the form of occi/serialize.ts. */
  spelling: Choice<Spelling | undefined>;
  writeEntity: (context: Context, entity: Entity) => Rendered;
  writeCategories: (context: Context, categories: readonly Category[]) => Rendered;
  /** `of` says which array an empty collection has in JSON. */
  writeCollection: (context: Context, members: readonly Member[], of: CollectionClass) => Rendered;
  /** An answer without content. */
  writeNothing: (context: Context) => Rendered;
  /** The content in the rendering of the answer. */
  render: (context: Context, content: Content, status: number) => Rendered;
  /** Last say on the bytes, for what no content can express. */
  finish: (context: Context, rendered: Rendered, content: Content) => Rendered;
}

export function renderingBehaviour(): RenderingBehaviour {
  return {
    url: (context, path) => context.site.origin + path,
    category: (context, category) =>
      category.location === undefined
        ? category
        : { ...category, location: context.behaviour.rendering.url(context, category.location, 'category') },
    categoryOrder: (_context, categories) => categories,
    entity: (context, entity) => {
      const { rendering } = context.behaviour;
      return {
        kind: entity.kind,
        mixins: [...rendering.mixins(context, entity)],
        attributes: rendering.attributes(context, entity),
        links: rendering.links(context, entity),
        actions: rendering.actions(context, entity),
      };
    },
    mixins: (_context, entity) => entity.mixins,
    attributes: shownAttributes,
    links: (context, entity) => context.behaviour.links.owned(context, entity).map((link) => linkReference(context, link)),
    actions: (context, entity) =>
      context.behaviour.actions.shown(context, entity).map((id) => {
        const term = context.site.category(id, context.world)?.term ?? '';
        return { id, target: `${context.behaviour.rendering.url(context, entity.path, 'action')}?action=${term}` };
      }),
    memberOrder: (_context, entities) => entities,
    spelling: undefined,
    writeEntity: (context, entity) => rendered(renderEntity(entity, entityRendering(context), options(context))),
    writeCategories: (context, categories) => rendered(renderCategories([...categories], entityRendering(context), options(context))),
    writeCollection: (context, members, of) =>
      rendered(renderCollection(members, outputRendering(context), { ...options(context), linkCollection: of === 'links' })),
    writeNothing: (context) =>
      // There is no JSON that says nothing; the text renderings of nothing are empty (GFD.229 section 5.3).
      context.output === 'application/occi+json'
        ? { contentType: undefined, fields: [], body: '' }
        : rendered(renderCollection([], outputRendering(context), options(context))),
    render: (context, content, status) => {
      const shown = context.behaviour.protocol.hasBody(status) ? asListing(context, content) : ({ kind: 'none' } as const);
      return context.behaviour.rendering.finish(context, written(context, shown), shown);
    },
    finish: (_context, done) => done,
  };
}

/** In text/uri-list a new instance is listed; nothing but listings can be written in it (GFD.229 section 8). */
function asListing(context: Context, content: Content): Content {
  if (context.output !== 'text/uri-list' || content.kind === 'none' || content.kind === 'entities') return content;
  if (content.kind === 'entity' && context.operation === 'kind-post') return { kind: 'entities', entities: [content.entity], of: 'mixed' };
  throw new Refusal(choose(context.behaviour.negotiation.listingOnlyStatus, context), 'text/uri-list can only list instances');
}

function written(context: Context, content: Content): Rendered {
  const { rendering } = context.behaviour;
  switch (content.kind) {
    case 'none':
      return rendering.writeNothing(context);
    case 'entity':
      return rendering.writeEntity(context, rendering.entity(context, content.entity));
    case 'categories':
      return rendering.writeCategories(
        context,
        rendering.categoryOrder(context, content.categories).map((c) => rendering.category(context, c)),
      );
    case 'entities': {
      const members = rendering.memberOrder(context, content.entities).map((m) => ({
        location: rendering.url(context, m.path, 'collection'),
        ...(context.output === 'application/occi+json' ? { entity: rendering.entity(context, m) } : {}),
      }));
      return rendering.writeCollection(context, members, content.of);
    }
  }
}

/** The rendering whatever its label. */
function outputRendering({ output }: Context): Rendering {
  return output === 'text/occi+plain' ? 'text/plain' : output;
}

/** Of content that text/uri-list cannot carry; that it does not get here is asListing's doing. */
function entityRendering(context: Context): EntityRendering {
  const rendering = outputRendering(context);
  return rendering === 'text/uri-list' ? 'text/plain' : rendering;
}

function options(context: Context): RenderOptions {
  const spelling = choose(context.behaviour.rendering.spelling, context);
  return {
    role: 'response',
    ...(context.output === 'text/occi+plain' ? { mediaType: context.output } : {}),
    ...(spelling === undefined ? {} : { spelling }),
  };
}

function rendered(done: { contentType: string; fields: readonly HeaderField[]; body: string | undefined }): Rendered {
  return { ...done, body: done.body ?? '' };
}

function shownAttributes(context: Context, entity: Instance): Map<string, AttributeValue> {
  const shown = new Map<string, AttributeValue>([[ID, entity.id]]);
  for (const [name, value] of entity.attributes) {
    const isEnd = name === SOURCE || name === TARGET;
    shown.set(name, isEnd && typeof value === 'string' ? reference(context, value, 'attribute') : value);
  }
  for (const [end, kind] of [[SOURCE, SOURCE_KIND] as const, [TARGET, TARGET_KIND] as const]) {
    const other = context.world.entities.get(String(entity.attributes.get(end)));
    if (other !== undefined) shown.set(kind, other.kind);
  }
  return shown;
}

/** A stored end of a link: a path of this server, or a URL elsewhere. */
function reference(context: Context, end: string, place: UrlPlace): string {
  return end.startsWith('/') ? context.behaviour.rendering.url(context, end, place) : end;
}

function linkReference(context: Context, link: Instance): LinkReference {
  const target = String(link.attributes.get(TARGET));
  const kind = context.world.entities.get(target)?.kind ?? link.attributes.get(TARGET_KIND);
  return {
    target: reference(context, target, 'link'),
    // Of what lies elsewhere nothing is known but that a link leads to resources.
    rel: [typeof kind === 'string' ? kind : CORE_RESOURCE],
    self: context.behaviour.rendering.url(context, link.path, 'link'),
    categories: [link.kind, ...context.behaviour.rendering.mixins(context, link)],
    attributes: context.behaviour.rendering.attributes(context, link),
  };
}
