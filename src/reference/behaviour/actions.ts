/** Decisions on actions: which are shown, which apply, what they do (GFD.223 sections 10.3.2 and 11.3.3, GFD.224 section 3). */
import type { ActionInvocation, AttributeDescription, AttributeValue, Category, CategoryId } from '../../occi/model.js';
import { categoryId } from '../../occi/model.js';
import type { Choice, Context } from '../context.js';
import { choose } from '../context.js';
import { type Content, named, type Outcome, Refusal } from '../outcome.js';
import { queryValues } from '../request.js';
import { category as completed, OS_TEMPLATES, OS_TPL, PURGE, SNAPSHOT } from '../site/provider.js';
import type { Instance } from '../world.js';

export interface ActionsBehaviour {
  /** Term that the query of a POST names, undefined when it names none; refuses a query that means nothing. */
  requested: (context: Context) => string | undefined;
  /** The invocation in the payload; refuses a request without one. `members` are what it is to act on. */
  invocation: (context: Context, members: readonly Instance[], term: string) => ActionInvocation;
  /** Whether the term of the query is the action's of the payload. */
  agrees: (context: Context, action: Category, term: string) => boolean;
  /** What is done with an invocation that comes without query; refuses it. */
  withoutQuery: (context: Context, members: readonly Instance[], invocation: ActionInvocation) => Outcome;
  /** For a query with another key. */
  wrongKeyStatus: Choice<number>;
  /** For a term that no action of the instance has. */
  unknownTermStatus: Choice<number>;
  /** For a request without action invocation. */
  missingPayloadStatus: Choice<number>;
  /** For a query that names one action and a payload that names another. */
  disagreementStatus: Choice<number>;
  /** For parameters that are unknown, missing or illegal. */
  parameterStatus: Choice<number>;
  /** For an action that the instance has, but not in this state. */
  inapplicableStatus: Choice<number>;
  /** For an invocation that comes without query. */
  withoutQueryStatus: Choice<number>;
  /** Actions that the rendering of the instance offers. */
  shown: (context: Context, entity: Instance) => readonly CategoryId[];
  /** Whether the instance has the action in some state. */
  has: (context: Context, entity: Instance, action: CategoryId) => boolean;
  /** Whether the action is possible in the state that the instance is in. */
  isApplicable: (context: Context, entity: Instance, action: CategoryId) => boolean;
  /** Refuses parameters that the action does not allow. */
  checkParameters: (context: Context, action: Category, invocation: ActionInvocation) => void;
  /** Carries the action out; gives a category that the answer has to show instead of the instance. */
  perform: (context: Context, entity: Instance, invocation: ActionInvocation) => Category | undefined;
  /** Brings the instance to the state. */
  enterState: (context: Context, entity: Instance, attribute: string, state: string) => void;
  status: Choice<number>;
  /** What the answer to an action on an instance shows. */
  answer: (context: Context, entity: Instance, made: Category | undefined) => Content;
  /** Refuses, or lets pass, an action on these members before any of them is touched. */
  checkAll: (context: Context, members: readonly Instance[], action: Category, invocation: ActionInvocation) => void;
  /** Carries the action out on all members; gives the categories that came of it. */
  performAll: (context: Context, members: readonly Instance[], invocation: ActionInvocation) => Category[];
  collectionStatus: Choice<number>;
  answerAll: (context: Context, members: readonly Instance[], made: readonly Category[]) => Content;
}

export function actionsBehaviour(): ActionsBehaviour {
  return {
    requested: (context) => {
      const [term] = queryValues(context.request, 'action');
      const other = context.request.query.find(([key]) => key !== 'action');
      if (term === undefined && other !== undefined) {
        throw new Refusal(choose(context.behaviour.actions.wrongKeyStatus, context), `The query key ${other[0]} means nothing here`);
      }
      return term;
    },
    invocation: (context) => {
      if (context.payload.kind === 'action') return context.payload.invocation;
      throw new Refusal(choose(context.behaviour.actions.missingPayloadStatus, context), 'An action invocation is due');
    },
    agrees: (_context, action, term) => action.term === term,
    withoutQuery: (context) => {
      throw new Refusal(choose(context.behaviour.actions.withoutQueryStatus, context), 'An action is named by the query ?action=');
    },
    wrongKeyStatus: 400,
    unknownTermStatus: 400,
    missingPayloadStatus: 400,
    disagreementStatus: 400,
    parameterStatus: 400,
    inapplicableStatus: 409,
    withoutQueryStatus: 400,
    shown: (context, entity) =>
      context.site.actions(entity, context.world).filter((action) => context.behaviour.actions.isApplicable(context, entity, action)),
    has: (context, entity, action) => context.site.actions(entity, context.world).includes(action),
    isApplicable: (context, entity, action) => {
      const machine = context.site.machine(entity.kind);
      if (machine === undefined || !machine.transitions.some((t) => t.action === action)) return true;
      return nextState(context, entity, action) !== undefined;
    },
    checkParameters,
    perform,
    enterState: (context, entity, attribute, state) => context.world.setAttribute(entity.path, attribute, state),
    status: 200,
    answer: (context, entity, made) =>
      made === undefined
        ? { kind: 'entity', entity: context.world.entities.get(entity.path) ?? entity }
        : { kind: 'categories', categories: [made] },
    checkAll: (context, members, action, invocation) => {
      const { actions } = context.behaviour;
      for (const member of members) {
        if (!actions.has(context, member, invocation.action)) {
          throw new Refusal(choose(actions.unknownTermStatus, context), `${member.path} has no action ${named(invocation.action)}`);
        }
        if (!actions.isApplicable(context, member, invocation.action)) {
          throw new Refusal(choose(actions.inapplicableStatus, context), `${action.term} does not apply to ${member.path} now`);
        }
      }
    },
    performAll: (context, members, invocation) =>
      members.flatMap((member) => context.behaviour.actions.perform(context, member, invocation) ?? []),
    collectionStatus: 200,
    answerAll: (context, members, made) =>
      made.length > 0
        ? { kind: 'categories', categories: made }
        : { kind: 'entities', entities: members.map((m) => context.world.entities.get(m.path) ?? m), of: 'mixed' },
  };
}

/** State that the action leads to from the present one, by the successful edges of the state machine. */
export function nextState(context: Context, entity: Instance, action: CategoryId): string | undefined {
  const machine = context.site.machine(entity.kind);
  const state = machine === undefined ? undefined : entity.attributes.get(machine.attribute);
  return machine?.transitions.find((t) => t.outcome === 'success' && t.action === action && t.from === state)?.to;
}

function perform(context: Context, entity: Instance, invocation: ActionInvocation): Category | undefined {
  const { world, site, behaviour } = context;
  const machine = site.machine(entity.kind);
  const state = nextState(context, entity, invocation.action);
  if (machine !== undefined && state !== undefined) behaviour.actions.enterState(context, entity, machine.attribute, state);
  if (invocation.action === PURGE) world.setAttribute(entity.path, 'org.example.queue.purged', invocation.attributes.get('reason'));
  if (invocation.action === SNAPSHOT) world.setAttribute(entity.path, 'org.example.backup.last', behaviour.offering.newId(context));
  return invocation.action.endsWith('/compute/action#save') ? save(context, invocation) : undefined;
}

/** The operating system template that the action save makes (GFD.224 section 3.1); independent of the instance from then on. */
function save(context: Context, invocation: ActionInvocation): Category {
  const { world, behaviour } = context;
  const term = `saved-${behaviour.offering.newId(context).replace('urn:uuid:', '')}`;
  const name = invocation.attributes.get('name');
  const made = completed({
    class: 'mixin',
    term,
    scheme: OS_TEMPLATES,
    title: typeof name === 'string' && name !== '' ? name : 'Saved system',
    location: `${behaviour.protocol.basePath}mixins/os/${term}/`,
    depends: [OS_TPL],
    applies: ['http://schemas.ogf.org/occi/infrastructure#compute'],
  });
  world.mixins.set(categoryId(made), made);
  return made;
}

function checkParameters(context: Context, action: Category, invocation: ActionInvocation): void {
  const { actions, attributes } = context.behaviour;
  const refuse = (why: string): Refusal => new Refusal(choose(actions.parameterStatus, context), why);
  const known = new Map(action.attributes.map((a): [string, AttributeDescription] => [a.name, a]));
  for (const [name, value] of invocation.attributes as ReadonlyMap<string, AttributeValue>) {
    const description = known.get(name);
    if (description === undefined) throw refuse(`${action.term} has no parameter ${name}`);
    const fault = attributes.fault(context, description, value);
    if (fault !== undefined) throw refuse(`${name}: ${fault}`);
  }
  for (const { name, required } of known.values()) {
    if (required === true && !invocation.attributes.has(name)) throw refuse(`${action.term} needs the parameter ${name}`);
  }
}
