/** GET, POST and DELETE on the collections of kinds, GET on unbound paths (GFD.223 sections 4.1 and 11). */
import { type Category, categoryId, type Entity } from '../../occi/model.js';
import type { Draft } from '../behaviour/entities.js';
import { type Context, choose } from '../context.js';
import { named, type Outcome, Refusal } from '../outcome.js';
import { listedMembers } from './listing.js';

export function listKind(context: Context, kind: Category): Outcome {
  const { collections } = context.behaviour;
  const entities = listedMembers(context, collections.kindMembers(context, kind));
  const of = context.site.isLinkKind(categoryId(kind)) ? 'links' : 'resources';
  return { status: collections.getStatus(context, entities), content: { kind: 'entities', entities, of } };
}

export function listUnbound(context: Context, below: readonly Category[]): Outcome {
  const { collections } = context.behaviour;
  const entities = listedMembers(context, collections.unboundMembers(context, below));
  return { status: collections.getStatus(context, entities), content: { kind: 'entities', entities, of: 'mixed' } };
}

/** One instance, or in JSON several. */
export function createInKind(context: Context, kind: Category): Outcome {
  const { payload, behaviour } = context;
  const { collections } = behaviour;
  switch (payload.kind) {
    case 'entity':
      return createOne(context, kind, payload.entity);
    case 'collection':
      if (payload.members.length > 0) return createSeveral(context, kind, payload.members);
      return collections.association(context, kind);
    case 'action':
      return behaviour.actions.withoutQuery(context, collections.kindMembers(context, kind), payload.invocation);
    default:
      throw new Refusal(choose(collections.incompleteStatus, context), 'A rendering of an instance is due');
  }
}

function createOne(context: Context, kind: Category, entity: Entity): Outcome {
  const { collections, entities } = context.behaviour;
  const made = entities.create(context, kind, draftFor(context, kind, entity));
  const status = choose(collections.createStatus, context);
  return {
    status,
    content: collections.created(context, made),
    ...(entities.hasLocation(context, status) ? { location: made.path } : {}),
  };
}

function createSeveral(context: Context, kind: Category, members: readonly Entity[]): Outcome {
  const { collections, rendering } = context.behaviour;
  context.operation = 'kind-batch';
  if (!choose(collections.batchOffered, context)) {
    throw new Refusal(choose(collections.batchRefusedStatus, context), 'Instances are created one by one');
  }
  const made = collections.createAll(
    context,
    kind,
    members.map((m) => draftFor(context, kind, m)),
  );
  const status = choose(collections.batchStatus, context);
  return {
    status,
    content: collections.createdAll(context, made),
    // JSON has no place for locations, so a 201 names them in fields (section 11.3.1).
    ...(status === 201 ? { fields: made.map((m) => ['X-OCCI-Location', rendering.url(context, m.path)] as const) } : {}),
  };
}

function draftFor(context: Context, kind: Category, entity: Entity): Draft {
  const draft = context.behaviour.entities.draft(context, entity);
  if (draft.kind !== categoryId(kind)) {
    throw new Refusal(
      choose(context.behaviour.collections.wrongKindStatus, context),
      `This is the collection of ${named(categoryId(kind))}`,
    );
  }
  return draft;
}

export function deleteKindMembers(context: Context, kind: Category): Outcome {
  const { collections } = context.behaviour;
  if (context.payload.kind !== 'none') return collections.deleteNamed(context, kind);
  collections.removeAll(context, collections.kindMembers(context, kind));
  return { status: choose(collections.deleteStatus, context), content: { kind: 'none' } };
}
