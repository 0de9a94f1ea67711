/** GET, PUT, POST and DELETE on instances (GFD.223 section 10). */
import type { Category, Entity, LinkReference } from '../../occi/model.js';
import { categoryId } from '../../occi/model.js';
import { type Context, choose } from '../context.js';
import { named, type Outcome, Refusal } from '../outcome.js';
import { ID, type Instance } from '../world.js';

export function getEntity(context: Context, entity: Instance): Outcome {
  const { entities } = context.behaviour;
  return { status: choose(entities.getStatus, context), content: { kind: 'entity', entity: entities.read(context, entity) } };
}

/** A new instance at the URL of the request (section 10.2.1). */
export function createAt(context: Context, kind: Category): Outcome {
  const { entities, collections } = context.behaviour;
  const { path } = context.request;
  if (!entities.acceptsPath(context, kind, path)) {
    throw new Refusal(choose(entities.pathRefusedStatus, context), `Nothing can be created at ${path}`);
  }
  const draft = entities.draft(context, sentEntity(context));
  if (draft.kind !== categoryId(kind)) {
    throw new Refusal(choose(collections.wrongKindStatus, context), `Here is the place of ${named(categoryId(kind))}`);
  }
  return written(context, entities.create(context, kind, draft, path), choose(entities.putCreateStatus, context));
}

export function replaceEntity(context: Context, current: Instance): Outcome {
  const { entities } = context.behaviour;
  const draft = entities.revision(context, current, sentEntity(context), 'replace');
  return written(context, entities.replace(context, current, draft), choose(entities.replaceStatus, context));
}

export function updateEntity(context: Context, current: Instance): Outcome {
  const { entities, links, actions } = context.behaviour;
  if (context.payload.kind === 'action') return actions.withoutQuery(context, [current], context.payload.invocation);
  const draft = entities.revision(context, current, sentEntity(context), 'update');
  if (draft.links.some((l) => !isOwned(context, current, l))) {
    throw new Refusal(choose(links.inlineRefusedStatus, context), 'Links are added on their own');
  }
  return written(context, entities.update(context, current, draft), choose(entities.updateStatus, context));
}

export function deleteEntity(context: Context, entity: Instance): Outcome {
  const { entities } = context.behaviour;
  entities.remove(context, entity);
  return { status: choose(entities.deleteStatus, context), content: { kind: 'none' } };
}

/** Whether a client only repeats a link that the resource has: named by URL in text, by id in JSON. */
function isOwned(context: Context, resource: Instance, { self, attributes }: LinkReference): boolean {
  const path = self === undefined ? undefined : context.behaviour.offering.pathOf(context, self);
  return context.behaviour.links.owned(context, resource).some((l) => l.path === path || l.id === attributes.get(ID));
}

function sentEntity(context: Context): Entity {
  if (context.payload.kind === 'entity') return context.payload.entity;
  throw new Refusal(choose(context.behaviour.entities.incompleteStatus, context), 'A rendering of an instance is due');
}

function written(context: Context, entity: Instance, status: number): Outcome {
  const { entities } = context.behaviour;
  const location = entities.hasLocation(context, status) ? { location: entity.path } : {};
  return { status, content: entities.shown(context, entity), ...location };
}
