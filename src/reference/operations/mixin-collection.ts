/** GET, POST, PUT and DELETE on the collections of mixins (GFD.223 sections 11.1, 11.2, 11.3.2 and 11.4). */
import { type Category, categoryId } from '../../occi/model.js';
import { type Context, choose } from '../context.js';
import { named, type Outcome, Refusal } from '../outcome.js';
import type { Instance } from '../world.js';
import { listedMembers } from './listing.js';

export function listMixin(context: Context, mixin: Category): Outcome {
  const { collections } = context.behaviour;
  const entities = listedMembers(context, collections.mixinMembers(context, mixin));
  return { status: collections.getStatus(context, entities), content: { kind: 'entities', entities, of: 'mixed' } };
}

export function associate(context: Context, mixin: Category): Outcome {
  const { mixins, collections, actions } = context.behaviour;
  if (context.payload.kind === 'action') {
    return actions.withoutQuery(context, collections.mixinMembers(context, mixin), context.payload.invocation);
  }
  const entities = mixins.named(context);
  if (entities.length === 0) throw new Refusal(choose(mixins.emptyStatus, context), 'No instance is named');
  checkFit(context, mixin, entities);
  mixins.associate(context, mixin, entities);
  return { status: choose(mixins.associateStatus, context), content: mixins.associated(context, mixin, entities) };
}

export function replaceMembers(context: Context, mixin: Category): Outcome {
  const { mixins } = context.behaviour;
  // Without Content-Type there is no rendering, so not the rendering of an empty collection either.
  if (context.input === undefined) throw new Refusal(choose(mixins.emptyStatus, context), 'A rendering of a collection is due');
  const entities = mixins.named(context);
  checkFit(context, mixin, entities);
  mixins.replace(context, mixin, entities);
  return { status: choose(mixins.replaceStatus, context), content: mixins.replaced(context, mixin, entities) };
}

export function disassociate(context: Context, mixin: Category): Outcome {
  const { mixins, collections } = context.behaviour;
  const members = collections.mixinMembers(context, mixin);
  if (context.payload.kind === 'none') {
    if (choose(mixins.payloadFreeDelete, context) === 'delete') {
      collections.removeAll(context, members);
      return { status: choose(collections.deleteStatus, context), content: { kind: 'none' } };
    }
    mixins.disassociate(context, mixin, members);
    return { status: choose(mixins.disassociateStatus, context), content: mixins.disassociated(context, mixin, members) };
  }
  const entities = mixins.named(context);
  mixins.disassociate(context, mixin, entities);
  return { status: choose(mixins.disassociateStatus, context), content: mixins.disassociated(context, mixin, entities) };
}

function checkFit(context: Context, mixin: Category, entities: readonly Instance[]): void {
  const { mixins } = context.behaviour;
  for (const { kind, path } of entities) {
    if (mixins.fits(context, mixin, kind)) continue;
    throw new Refusal(choose(mixins.inapplicableStatus, context), `${named(categoryId(mixin))} does not apply to ${path}`);
  }
}
