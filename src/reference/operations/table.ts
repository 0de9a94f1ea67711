/** The table of operations of GFD.223 section 8: what a method does to what a path denotes. */
import { type Context, choose, type Operation } from '../context.js';
import { type Outcome, Refusal } from '../outcome.js';
import { actOnEntity, actOnMembers } from './action.js';
import { createInKind, deleteKindMembers, listKind, listUnbound } from './collection.js';
import { createAt, deleteEntity, getEntity, replaceEntity, updateEntity } from './entity.js';
import { associate, disassociate, listMixin, replaceMembers } from './mixin-collection.js';
import { addMixins, getCategories, removeMixins } from './query-interface.js';

export interface Row {
  /** Empty for a method that is not defined. */
  name: Operation | '';
  perform: (context: Context) => Outcome;
}

/** What the request asks for; refuses methods that its target does not have, and targets that do not exist. */
export function operationFor(context: Context): Row {
  const { method } = context.request;
  const rows = rowsFor(context);
  const row = rows[method === 'HEAD' ? 'GET' : method];
  if (row !== undefined) return row;
  const { protocol } = context.behaviour;
  if (Object.keys(rows).length === 0 || context.target.kind === 'nothing') {
    const status = context.world.gone.has(context.request.path) ? protocol.goneStatus : protocol.notFoundStatus;
    throw new Refusal(choose(status, context), `There is nothing at ${context.request.path}`);
  }
  const methods = Object.keys(rows).flatMap((m) => (m === 'GET' ? ['GET', 'HEAD'] : [m]));
  return { name: '', perform: () => protocol.undefinedMethod(context, methods) };
}

function rowsFor(context: Context): Partial<Record<string, Row>> {
  const { target, behaviour, request } = context;
  // A query on what cannot be acted upon is nobody's concern.
  const isActable = request.method === 'POST' && target.kind !== 'nothing' && target.kind !== 'unbound';
  const action = isActable ? behaviour.actions.requested(context) : undefined;
  switch (target.kind) {
    case 'query-interface':
      return {
        GET: { name: 'qi-get', perform: getCategories },
        ...(action === undefined ? { POST: { name: 'qi-post', perform: addMixins } } : {}),
        DELETE: { name: 'qi-delete', perform: removeMixins },
      };
    case 'entity': {
      const { entity } = target;
      return {
        GET: { name: 'entity-get', perform: (c) => getEntity(c, entity) },
        PUT: { name: 'entity-put-replace', perform: (c) => replaceEntity(c, entity) },
        POST:
          action === undefined
            ? { name: 'entity-post', perform: (c) => updateEntity(c, entity) }
            : { name: 'entity-action', perform: (c) => actOnEntity(c, entity, action) },
        DELETE: { name: 'entity-delete', perform: (c) => deleteEntity(c, entity) },
      };
    }
    case 'kind': {
      const { category } = target;
      return {
        GET: { name: 'kind-get', perform: (c) => listKind(c, category) },
        POST:
          action === undefined
            ? { name: 'kind-post', perform: (c) => createInKind(c, category) }
            : { name: 'kind-action', perform: (c) => actOnMembers(c, c.behaviour.collections.kindMembers(c, category), action) },
        DELETE: { name: 'kind-delete', perform: (c) => deleteKindMembers(c, category) },
      };
    }
    case 'mixin': {
      const { category } = target;
      return {
        GET: { name: 'mixin-get', perform: (c) => listMixin(c, category) },
        POST:
          action === undefined
            ? { name: 'mixin-post', perform: (c) => associate(c, category) }
            : { name: 'mixin-action', perform: (c) => actOnMembers(c, c.behaviour.collections.mixinMembers(c, category), action) },
        PUT: { name: 'mixin-put', perform: (c) => replaceMembers(c, category) },
        DELETE: { name: 'mixin-delete', perform: (c) => disassociate(c, category) },
      };
    }
    case 'unbound':
      return { GET: { name: 'unbound-get', perform: (c) => listUnbound(c, target.below) } };
    case 'nothing': {
      const kind = target.creatable;
      return kind === undefined ? {} : { PUT: { name: 'entity-put-create', perform: (c) => createAt(c, kind) } };
    }
  }
}
