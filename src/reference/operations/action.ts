/** POST with the query key action, on an instance and on a collection (GFD.223 sections 10.3.2 and 11.3.3). */
import type { ActionInvocation, Category } from '../../occi/model.js';
import { type Context, choose } from '../context.js';
import { named, type Outcome, Refusal } from '../outcome.js';
import type { Instance } from '../world.js';

export function actOnEntity(context: Context, entity: Instance, term: string): Outcome {
  const { actions } = context.behaviour;
  const { action, invocation } = invoked(context, [entity], term);
  actions.checkAll(context, [entity], action, invocation);
  actions.checkParameters(context, action, invocation);
  const made = actions.perform(context, entity, invocation);
  return { status: choose(actions.status, context), content: actions.answer(context, entity, made) };
}

/** All or none. */
export function actOnMembers(context: Context, members: readonly Instance[], term: string): Outcome {
  const { actions } = context.behaviour;
  const { action, invocation } = invoked(context, members, term);
  actions.checkAll(context, members, action, invocation);
  actions.checkParameters(context, action, invocation);
  const made = actions.performAll(context, members, invocation);
  return { status: choose(actions.collectionStatus, context), content: actions.answerAll(context, members, made) };
}

/** The action that query and payload agree on. */
function invoked(context: Context, members: readonly Instance[], term: string): { action: Category; invocation: ActionInvocation } {
  const { actions } = context.behaviour;
  const invocation = actions.invocation(context, members, term);
  const action = context.site.category(invocation.action, context.world);
  if (action?.class !== 'action') {
    throw new Refusal(choose(actions.unknownTermStatus, context), `There is no action ${named(invocation.action)}`);
  }
  if (!actions.agrees(context, action, term)) {
    throw new Refusal(choose(actions.disagreementStatus, context), `The query says ${term}, the payload ${action.term}`);
  }
  return { action, invocation };
}
