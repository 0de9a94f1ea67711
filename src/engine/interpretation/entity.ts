/** Entities of ours: made by a recipe, read, brought to a state. */
import { entityId } from '../../occi/identity.js';
import type { AttributeValue, Entity } from '../../occi/model.js';
import { renderAction, renderEntity } from '../../occi/serialize.js';
import { type Facts, findCategory, stateAttribute, stateMachine, typeOfKind } from '../discovery/facts.js';
import { entityIn, linkUrls } from '../judgement/matchers/entity.js';
import { again, type Piece, send } from './command.js';
import { actionValue, recipeEntity } from './content.js';
import { clientVersion, findCreated, look, readingRendering } from './creation.js';
import { Ending } from './ending.js';
import type { Exchange } from './exchange.js';
import type { Minter } from './identity.js';
import { buildRequest, withQuery } from './request.js';
import type { CategoryValue, EntityValue } from './value.js';

export interface MakingContext {
  facts: Facts;
  minter: Minter;
}

export interface Making {
  kind: CategoryValue;
  attributes?: ReadonlyMap<string, AttributeValue>;
  mixins?: readonly string[];
  /** Path of the step, for the keys of its exchanges. */
  step: string;
}

/** Creates an instance by its recipe and reads it; a refusal ends the case. */
export function* makeEntity({ kind, attributes, mixins, step }: Making, { facts, minter }: MakingContext): Piece<EntityValue> {
  const recipe = facts.recipes.get(kind.id);
  const rendering = recipe?.works === true ? recipe.speaks : 'text/plain';
  const entity = recipeEntity(kind, rendering, minter, facts);
  for (const [name, value] of attributes ?? []) entity.attributes.set(name, value);
  entity.mixins.push(...(mixins ?? []).filter((m) => !entity.mixins.includes(m)));
  const title = String(entity.attributes.get('occi.core.title'));
  const type = typeOfKind(facts, kind) ?? 'resource';
  const exchange = yield* send({
    step: `${step}.create`,
    iteration: 0,
    request: buildRequest({
      method: 'POST',
      url: kind.location ?? facts.urls.base,
      accept: rendering,
      content: renderEntity(entity, rendering, { role: 'request' }),
      clientVersion: clientVersion(facts),
    }),
    context: { target: 'kind', effect: 'own', wellFormed: true },
    intent: { type, mark: title },
  });
  const created = yield* findCreated(exchange, kind, title, `${step}.create`, facts);
  if (created === undefined) throw refusal(exchange, `create an instance of ${kind.id}`, `creation:${kind.id}`);
  yield { do: 'own', property: { type, location: created.location, kind: kind.id, mark: title } };
  return yield* readEntity(created.location, `${step}.read`, { facts, minter });
}

/** A request of ours that had worked before did not: lack of means is inconclusive, anything else blocks. */
export function refusal(exchange: Exchange, what: string, cause: string): Ending {
  const reason = `could not ${what}: ${exchange.request.method} ${exchange.request.url} was answered ${exchange.ending}`;
  const status = exchange.status;
  const means =
    status === undefined ? exchange.outcome.kind === 'timeout' : status === 429 || status === 503 || status === 409 || status === 413;
  const passing = status === undefined || status === 429 || status >= 500;
  return means
    ? new Ending('inconclusive', reason, { exchange: exchange.text, passing })
    : new Ending('blocked', reason, { exchange: exchange.text, passing, cause: { id: cause, text: reason, exchange: exchange.text } });
}

/** The first reading of an entity, waited for until the target's deadline for provisioning. */
export function* readEntity(location: string, step: string, { facts }: MakingContext): Piece<EntityValue> {
  for (let n = 0; ; n++) {
    const exchange = yield* look(location, step, n, facts);
    const read = entityIn(exchange);
    if ('entity' in read) {
      yield { do: 'settle', step, observations: n + 1 };
      return entityValue(read.entity, location, facts);
    }
    if (!(yield* again(step, n + 1, 'provision'))) throw refusal(exchange, `read ${location}`, 'reading');
  }
}

/** What a reading tells of an entity at a URL. */
export function entityValue(read: Entity, location: string, facts: Facts): EntityValue {
  const kind = (read.kind === undefined ? undefined : findCategory(facts, read.kind)) ?? undiscovered(read.kind);
  const stateName = stateAttribute(facts, kind);
  const state = stateName === undefined ? undefined : read.attributes.get(stateName);
  const title = read.attributes.get('occi.core.title');
  return {
    what: 'entity',
    location,
    kind,
    id: entityId(read),
    title: typeof title === 'string' ? title : undefined,
    state: typeof state === 'string' ? state : undefined,
    mixins: read.mixins,
    links: linkUrls(read, location),
    read,
  };
}

function undiscovered(id: string | undefined): CategoryValue {
  const cut = (id ?? '').lastIndexOf('#') + 1;
  return {
    what: 'category',
    id: id ?? '',
    term: (id ?? '').slice(cut),
    scheme: (id ?? '').slice(0, cut),
    class: 'kind',
    title: undefined,
    location: undefined,
    attributes: [],
    actions: [],
    parent: undefined,
    depends: [],
    applies: [],
    templated: false,
    own: false,
  };
}

/** Actions that lead from one state to another along the model, the shortest way; undefined when there is none. */
export function wayTo(facts: Facts, kind: CategoryValue, from: string, to: string): string[] | undefined {
  const transitions = (stateMachine(facts, kind.id)?.transitions ?? []).filter((t) => t.outcome === 'success' && t.action !== null);
  const ways = new Map<string, string[]>([[from, []]]);
  for (const [state, way] of ways) {
    if (state === to) return way;
    for (const t of transitions) if (t.from === state && t.action !== null && !ways.has(t.to)) ways.set(t.to, [...way, t.action]);
  }
  return undefined;
}

/** Brings an entity to a state along the model and returns its reading there; unreachable states end the case. */
export function* bringTo(entity: EntityValue, state: string, step: string, context: MakingContext): Piece<EntityValue> {
  const { facts } = context;
  if (entity.state === state) return entity;
  const way = entity.state === undefined ? undefined : wayTo(facts, entity.kind, entity.state, state);
  if (way === undefined)
    throw new Ending('blocked', `no action leads ${entity.location} from ${entity.state ?? 'an unknown state'} to ${state}`, {
      cause: { id: `state:${entity.kind.id}:${state}`, text: `${state} cannot be reached` },
    });
  let current = entity;
  for (const [n, id] of way.entries()) {
    const action = actionValue(id, facts);
    const exchange = yield* send({
      step: `${step}.bring`,
      iteration: n,
      request: buildRequest({
        method: 'POST',
        url: withQuery(entity.location, [['action', action.term]]),
        accept: readingRendering(facts),
        content: renderAction(
          { action: id, attributes: new Map(Object.entries(action.parameters) as [string, AttributeValue][]) },
          'text/plain',
          { role: 'request' },
        ),
        clientVersion: clientVersion(facts),
      }),
      context: { target: 'entity', effect: 'own', wellFormed: true },
    });
    if (!exchange.ok) throw refusal(exchange, `bring ${entity.location} to ${state}`, `action:${id}`);
    const reached = n === way.length - 1 ? state : undefined;
    current = yield* awaitState(current, reached ?? action.targetState, `${step}.state.${n}`, context);
  }
  // the reading before an action is not what later ones are compared with
  return current;
}

function* awaitState(entity: EntityValue, state: string | undefined, step: string, { facts }: MakingContext): Piece<EntityValue> {
  for (let n = 0; ; n++) {
    const exchange = yield* look(entity.location, step, n, facts);
    const read = entityIn(exchange);
    const now = 'entity' in read ? entityValue(read.entity, entity.location, facts) : undefined;
    if (now !== undefined && (state === undefined || now.state === state)) {
      yield { do: 'settle', step, observations: n + 1 };
      return now;
    }
    if (now?.state === 'error') throw new Ending('inconclusive', `${entity.location} is in state error`, { exchange: exchange.text });
    if (!(yield* again(step, n + 1, 'action'))) {
      const reason = `${entity.location} did not reach the state ${state ?? 'expected'}`;
      throw new Ending('blocked', reason, {
        exchange: exchange.text,
        passing: true,
        cause: { id: `state:${entity.kind.id}:${state}`, text: reason, exchange: exchange.text },
      });
    }
  }
}
