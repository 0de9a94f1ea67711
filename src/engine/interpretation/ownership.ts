/** What a request has made is the suite's, and is entered before it is judged, also when a refusal was expected. */
import { fieldValue } from '../../message.js';
import { resolveLocation } from '../../occi/location.js';
import type { RequestStep } from '../../spec/suite.js';
import { findCategory, typeOfKind } from '../discovery/facts.js';
import { entityIn } from '../judgement/matchers/entity.js';
import type { Attempt } from './attempt.js';
import type { Piece } from './command.js';
import { type Created, findCreated, namedIn } from './creation.js';
import { entityValue, readEntity } from './entity.js';
import type { Exchange } from './exchange.js';
import type { Scope } from './scope.js';
import type { BuiltRequest } from './step-request.js';
import { type CategoryValue, type EntityValue, isList, isThing, type Value } from './value.js';

/** Enters and names what the exchange brought into being; returns how the (first) new entity was found. */
export function* ownCreated(
  step: RequestStep,
  path: string,
  built: BuiltRequest,
  exchange: Exchange,
  scope: Scope,
  attempt: Attempt,
): Piece<Created | undefined> {
  if (!exchange.ok || (step.method !== 'POST' && step.method !== 'PUT')) return undefined;
  const { destination, content } = built;
  if (step.content?.kind === 'categories') {
    for (const mixin of step.content.names.flatMap((n) => categoriesOf(n, scope))) {
      if (mixin.own)
        yield {
          do: 'own',
          property: { type: 'mixin', location: mixin.location ?? '', category: { term: mixin.term, scheme: mixin.scheme } },
        };
    }
    return undefined;
  }
  const kind = kindAt(destination.value, content?.kind, attempt);
  const place = isThing(destination.value) && destination.value.what === 'place' ? destination.value.location : undefined;
  const creates = content?.action === undefined && (destination.aim.at === 'kind' || place !== undefined);
  if (!creates && step.creates.length === 0) return undefined;
  if (step.content?.kind === 'collection') return undefined;
  const titles = content?.titles ?? [];
  const found =
    step.content?.kind === 'entities'
      ? yield* severalFound(exchange, kind, titles, path, attempt)
      : yield* oneFound(exchange, kind, titles[0], place, path, attempt);
  for (const [n, created] of found.entries()) {
    if (created === undefined) continue;
    const type = (kind === undefined ? undefined : typeOfKind(attempt.facts, kind)) ?? 'resource';
    const mark = titles[n];
    yield {
      do: 'own',
      property: {
        type,
        location: created.location,
        ...(kind === undefined ? {} : { kind: kind.id }),
        ...(mark === undefined ? {} : { mark }),
      },
    };
    const name = step.creates[n];
    if (name !== undefined) scope.set(name, yield* newValue(created.location, kind, mark, exchange, `${path}.new.${n}`, attempt));
  }
  return found[0];
}

function* oneFound(
  exchange: Exchange,
  kind: CategoryValue | undefined,
  title: string | undefined,
  place: string | undefined,
  path: string,
  attempt: Attempt,
): Piece<(Created | undefined)[]> {
  // at a URL of our choosing the entity is there, whatever the answer says
  if (place !== undefined) {
    const location = fieldValue(exchange.fields, 'Location');
    if (location !== undefined && resolveLocation(location, place) === place) return [{ location: place, by: 'Location' }];
    return [namedIn(exchange, 1, attempt.facts)[0] ?? { location: place, by: 'difference' }];
  }
  return [yield* findCreated(exchange, kind, title, path, attempt.facts)];
}

function* severalFound(
  exchange: Exchange,
  kind: CategoryValue | undefined,
  titles: readonly string[],
  path: string,
  attempt: Attempt,
): Piece<(Created | undefined)[]> {
  const found: (Created | undefined)[] = [];
  const named = namedIn(exchange, titles.length, attempt.facts);
  for (const [n, title] of titles.entries()) {
    const created = yield* findCreatedByTitle(named, title, kind, `${path}.batch.${n}`, exchange, attempt);
    found.push(created);
  }
  return found;
}

/** Several new entities are matched to the request by title, whether the answer names their URLs or not. */
function* findCreatedByTitle(
  named: readonly Created[],
  title: string,
  kind: CategoryValue | undefined,
  step: string,
  exchange: Exchange,
  attempt: Attempt,
): Piece<Created | undefined> {
  for (const [n, candidate] of named.entries()) {
    const value = yield* readEntity(candidate.location, `${step}.${n}`, attempt);
    if (value.title === title) return candidate;
  }
  return yield* findCreated(withoutLocations(exchange), kind, title, step, attempt.facts);
}

/** The same exchange with nothing in it that names a URL, so that the search goes by title. */
function withoutLocations(exchange: Exchange): Exchange {
  const outcome = exchange.outcome.kind === 'response' ? { ...exchange.outcome, fields: [] } : exchange.outcome;
  const { key, request, requestBody, context } = exchange;
  return new (exchange.constructor as typeof Exchange)(key, request, requestBody, outcome, new Uint8Array(), context);
}

function categoriesOf(name: string, scope: Scope): CategoryValue[] {
  const value = scope.look(name);
  return (isList(value) ? value : [value]).flatMap((v) => (isThing(v) && v.what === 'category' ? [v] : []));
}

function kindAt(value: Value, contentKind: string | undefined, attempt: Attempt): CategoryValue | undefined {
  if (isThing(value) && value.what === 'category' && value.class === 'kind') return value;
  if (isThing(value) && value.what === 'place' && value.under !== undefined) return value.under;
  return contentKind === undefined ? undefined : findCategory(attempt.facts, contentKind);
}

/** The new entity as far as the answer tells; JSON collections name it by its id, which then has to be read. */
function* newValue(
  location: string,
  kind: CategoryValue | undefined,
  title: string | undefined,
  exchange: Exchange,
  step: string,
  attempt: Attempt,
): Piece<EntityValue> {
  const read = entityIn(exchange);
  if ('entity' in read && read.entity.kind !== undefined) return entityValue(read.entity, location, attempt.facts);
  if (Object.values(attempt.instance.axes).includes('application/occi+json')) return yield* readEntity(location, step, attempt);
  return {
    what: 'entity',
    location,
    kind: kind ?? entityValue({ kind: undefined, mixins: [], attributes: new Map(), links: [], actions: [] }, location, attempt.facts).kind,
    id: undefined,
    title,
    state: undefined,
    mixins: [],
    links: [],
    read: undefined,
  };
}
