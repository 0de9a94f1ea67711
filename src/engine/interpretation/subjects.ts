/** What loops go over: lists, rows, the model, what was discovered, fixtures and saved lists. */
import { shortCategoryId } from '../../occi/model.js';
import { ENTITY_RENDERINGS } from '../../occi/rendering.js';
import type { Loop } from '../../spec/suite.js';
import { attributesOf, type Facts, lineage, stateMachine, typeOfKind } from '../discovery/facts.js';
import { creatableKinds } from '../discovery/kind-choice.js';
import { anotherValue, legalValue, unreachableValue } from '../discovery/legal.js';
import { memberHolds } from '../judgement/condition.js';
import { listingIn } from '../judgement/matchers/collection.js';
import { wayTo } from './entity.js';
import { Exchange } from './exchange.js';
import type { Scope } from './scope.js';
import { asText, type CategoryValue, isList, isThing, type Value } from './value.js';

/** Subjects of a loop, those that its `where` leaves. */
export function subjectsOf(loop: Loop, scope: Scope, facts: Facts): Value[] {
  return all(loop, scope, facts).filter((subject) =>
    Object.entries(loop.where).every(([name, wanted]) => memberHolds(propertyOf(subject, name, facts), scope.resolve(wanted))),
  );
}

function all(loop: Loop, scope: Scope, facts: Facts): Value[] {
  const { source } = loop;
  if (source.kind === 'list') return source.values.map((v) => scope.resolve(v)).filter((v) => v !== undefined);
  if (source.kind === 'rows') return source.rows.map((row) => scope.defer(row));
  switch (source.name) {
    case 'discovered.kinds':
    case 'discovered.mixins':
    case 'discovered.actions': {
      const cls = source.name.slice('discovered.'.length, -1);
      return facts.categories.filter((c) => c.class === cls);
    }
    case 'discovered.categories':
      return [...facts.categories];
    case 'discovered.attributes':
      return discoveredAttributes(facts);
    case 'offered.renderings':
      return [...facts.renderings];
    case 'offered.entityRenderings':
      return ENTITY_RENDERINGS.filter((r) => facts.renderings.has(r));
    default: {
      const paged = /^(.+)\.pages$/.exec(source.name)?.[1];
      if (paged !== undefined) return pagesOf(scope.look(paged), facts);
      const reachable = /^(.+)\.reachableStates$/.exec(source.name)?.[1];
      const value = reachable === undefined ? scope.look(source.name) : reachableStates(scope.look(reachable), facts);
      return isList(value) ? [...value] : value === undefined ? [] : [value];
    }
  }
}

/** States to which the model leads an entity; one undefined state where the kind has no state machine. */
function reachableStates(entity: Value, facts: Facts): Value[] {
  if (!isThing(entity) || entity.what !== 'entity') return [];
  const { kind, state } = entity;
  const machine = stateMachine(facts, kind.id);
  if (machine === undefined || state === undefined) return [state];
  return machine.states.filter((s) => wayTo(facts, kind, state, s) !== undefined);
}

/** Members on a page when a whole collection is gone through, as long as that takes few pages. */
const SMALL_PAGE = 2;
const FEW_PAGES = 8;

/**
 * Pages of a listing, from the first by the probe's finding (GFD.223 section 6): `index`, `number` of members to ask for, and
 * `size`, the members due on it. There are as many as when each had one member, since pages may turn out short.
 */
function pagesOf(whole: Value, facts: Facts): Value[] {
  const read = whole instanceof Exchange ? listingIn(whole) : { instead: 'no exchange' };
  if ('instead' in read) return [];
  const count = read.listing.members.length;
  const first = Number(facts.bound.get('pagination')?.firstPage ?? 1);
  const number = Math.max(SMALL_PAGE, Math.ceil(count / FEW_PAGES));
  return Array.from({ length: count + 1 }, (_, n) => ({
    index: first + n,
    number,
    size: Math.min(number, Math.max(0, count - n * number)),
  }));
}

/** Attributes of creatable kinds with values to send; `kind` is the kind whose instances show it. */
function discoveredAttributes(facts: Facts): Value[] {
  return creatableKinds(facts, 'resource').flatMap((kind) =>
    attributesOf(facts, kind).map((a): Value => {
      const model = [...facts.model.kinds, ...facts.model.mixins].flatMap((k) => k.attributes).find((m) => m.name === a.name);
      const legal = legalValue(a, model);
      return {
        name: a.name,
        kind: kind.id,
        type: model?.type ?? a.type,
        mutable: a.mutable ?? false,
        required: a.required ?? false,
        default: a.default as Value,
        legal: legal as Value,
        another: anotherValue(a, model, legal) as Value,
        unreachable: (a.mutable === true ? undefined : unreachableValue(a, model, statesByThemselves(kind, facts))) as Value,
        volatile: /\.state(\.message)?$/.test(a.name),
        ofKind: 'creatable',
      };
    }),
  );
}

/** States that instances of a kind may come to without a client's action: servers start by themselves what they have created. */
function statesByThemselves(kind: CategoryValue, facts: Facts): Set<string> {
  const machine = stateMachine(facts, kind.id);
  if (machine === undefined) return new Set();
  const own = machine.transitions.filter((t) => t.action === null || t.outcome !== 'success' || t.from === machine.initial);
  return new Set([machine.initial, ...own.map((t) => t.to)]);
}

/** Properties that `where` may ask of a subject. */
function propertyOf(subject: Value, name: string, facts: Facts): Value {
  if (isThing(subject) && subject.what === 'category') {
    switch (name) {
      case 'located':
        return subject.location !== undefined;
      case 'creatable':
        return facts.recipes.get(subject.id)?.works === true;
      case 'type':
        return typeOfKind(facts, subject);
      case 'short':
        return shortCategoryId(subject.id);
      case 'descendants':
        return facts.categories.filter((k) => lineage(facts, k).includes(subject)).map((k) => shortCategoryId(k.id));
      case 'under':
        return lineage(facts, subject).map((k) => shortCategoryId(k.id));
      default:
        return (subject as CategoryValue & { readonly [key: string]: Value })[name];
    }
  }
  if (subject !== null && typeof subject === 'object' && !isList(subject) && !isThing(subject))
    return (subject as { readonly [key: string]: Value })[name];
  return subject;
}

/** How a subject reads in the id of an instance: a row by its name, a category by its short identifier. */
export function subjectText(subject: Value): string {
  if (isThing(subject) && subject.what === 'category') return shortCategoryId(subject.id);
  if (subject !== null && typeof subject === 'object' && !isList(subject) && !isThing(subject)) {
    const row = subject as { readonly [key: string]: Value };
    if (row.name !== undefined) return asText(row.name);
    if (row.slug !== undefined) return asText(row.slug);
  }
  return asText(subject);
}
