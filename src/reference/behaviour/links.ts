/** Decisions on links: their ends, how they come with a resource and go with it (GFD.221 section 5.4.3). */
import type { AttributeValue, CategoryId, LinkReference } from '../../occi/model.js';
import type { Choice, Context } from '../context.js';
import { choose } from '../context.js';
import { named, Refusal } from '../outcome.js';
import { CORE_LINK } from '../site/site.js';
import { type Instance, SOURCE, TARGET, TARGET_KIND } from '../world.js';

export interface LinksBehaviour {
  /** For a source or target that will not do. */
  endStatus: Choice<number>;
  /** Path of the resource that is to be the source; refuses anything else. */
  source: (context: Context, reference: string) => string;
  /** Path of the target, or its URL when it lies elsewhere; refuses what cannot be one. */
  target: (context: Context, reference: string) => string;
  /** Source, target and kind of the target out of the attributes of a request; the old ones where it does not say. */
  ends: (
    context: Context,
    kind: CategoryId,
    given: ReadonlyMap<string, AttributeValue>,
    current: ReadonlyMap<string, AttributeValue> | undefined,
  ) => Map<string, AttributeValue>;
  /** Whether a resource may be created together with links. */
  inlineOffered: Choice<boolean>;
  inlineRefusedStatus: Choice<number>;
  /** Creates the link that a resource was sent with. */
  createInline: (context: Context, source: Instance, reference: LinkReference) => Instance;
  /** Links that start at the resource, in the order of their creation. */
  owned: (context: Context, resource: Instance) => readonly Instance[];
  /** Links that go when the resource goes. */
  doomed: (context: Context, resource: Instance) => readonly Instance[];
  /** Whether a replaced resource keeps its links (section 10.2.2). */
  replaceKeepsLinks: Choice<boolean>;
}

export function linksBehaviour(): LinksBehaviour {
  return {
    endStatus: 400,
    source: (context, reference) => {
      const path = context.behaviour.offering.pathOf(context, reference);
      const entity = path === undefined ? undefined : context.world.entities.get(path);
      if (entity === undefined || context.site.isLinkKind(entity.kind)) {
        throw new Refusal(choose(context.behaviour.links.endStatus, context), `${named(reference)} is no resource of this server`);
      }
      return entity.path;
    },
    target: (context, reference) => {
      const { links, offering } = context.behaviour;
      const path = offering.pathOf(context, reference);
      if (path === undefined) {
        if (URL.canParse(reference)) return reference;
        throw new Refusal(choose(links.endStatus, context), `${named(reference)} is no URL`);
      }
      const entity = context.world.entities.get(path);
      if (entity === undefined || context.site.isLinkKind(entity.kind)) {
        throw new Refusal(choose(links.endStatus, context), `${named(reference)} is no resource of this server`);
      }
      return entity.path;
    },
    ends: (context, kind, given, current) => {
      const ends = new Map<string, AttributeValue>();
      if (!context.site.isLinkKind(kind)) return ends;
      for (const name of [SOURCE, TARGET] as const) {
        const reference = given.get(name);
        const old = current?.get(name);
        if (typeof reference === 'string') {
          const end = name === SOURCE ? 'source' : 'target';
          ends.set(name, context.behaviour.links[end](context, reference));
        } else if (old !== undefined) ends.set(name, old);
        else throw new Refusal(choose(context.behaviour.attributes.missingStatus, context), `${name} is required`);
      }
      // Of a target inside the kind follows from the target; outside only the client can know it.
      const foreign = given.get(TARGET_KIND) ?? current?.get(TARGET_KIND);
      if (foreign !== undefined && !String(ends.get(TARGET)).startsWith('/')) ends.set(TARGET_KIND, foreign);
      return ends;
    },
    inlineOffered: true,
    inlineRefusedStatus: 400,
    createInline: (context, source, reference) => {
      const [kind = CORE_LINK, ...mixins] = reference.categories;
      const category = context.site.category(kind, context.world);
      if (category?.class !== 'kind' || !context.site.isLinkKind(kind)) {
        throw new Refusal(choose(context.behaviour.links.endStatus, context), `${named(kind)} is no kind of links`);
      }
      const attributes = new Map(reference.attributes);
      attributes.set(SOURCE, source.path);
      attributes.set(TARGET, reference.target);
      const draft = context.behaviour.entities.draft(context, { kind, mixins, attributes, links: [], actions: [] });
      return context.behaviour.entities.create(context, category, draft);
    },
    owned: (context, resource) => context.world.linksFrom(resource.path),
    doomed: (context, resource) =>
      [...context.world.entities.values()].filter((e) => [e.attributes.get(SOURCE), e.attributes.get(TARGET)].includes(resource.path)),
    replaceKeepsLinks: true,
  };
}
