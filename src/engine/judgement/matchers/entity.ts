/** What an answer says of an entity against what is expected of it. */
import { entityId } from '../../../occi/identity.js';
import { resolveLocation } from '../../../occi/location.js';
import { type Entity, fullCategoryId } from '../../../occi/model.js';
import { sameValue } from '../../../occi/value.js';
import { findCategory, stateAttribute } from '../../discovery/facts.js';
import { Exchange } from '../../interpretation/exchange.js';
import { asLocation, asText, isList, isThing, type Value } from '../../interpretation/value.js';
import { type Finding, plain, together } from '../finding.js';
import { matchAnnounced } from './announced.js';
import type { MatchContext } from './context.js';
import { actualWords, matchesValue, valueWords } from './values.js';

type Expected = { readonly [aspect: string]: Value };

/** The entity of an answer, or the words for what was there instead. */
export function entityIn(exchange: Exchange): { entity: Entity } | { instead: string } {
  if (!exchange.ok) return { instead: exchange.ending };
  const payload = exchange.payload('entity');
  return payload.kind === 'entity' ? { entity: payload.entity } : { instead: `${exchange.ending} with ${payloadWords(payload.kind)}` };
}

export function payloadWords(kind: string): string {
  switch (kind) {
    case 'none':
      return 'no OCCI content';
    case 'entity':
      return 'an entity rendering';
    case 'collection':
      return 'an entity collection rendering';
    case 'categories':
      return 'a category collection rendering';
    case 'action':
      return 'an action invocation rendering';
    default:
      return 'content that is no OCCI rendering';
  }
}

/** Content matchers demand a 2xx and a payload that parses; otherwise broken, never held. */
export function matchEntity(expected: Expected, context: MatchContext): Finding {
  const read = entityIn(context.exchange);
  if ('instead' in read) return plain(false, 'an entity rendering', read.instead);
  const { except, ...aspects } = expected;
  return together(Object.entries(aspects).map(([aspect, value]) => matchAspect(read.entity, aspect, value, except, context)));
}

/** One aspect of an entity; also used on readings that were kept. */
export function matchAspect(entity: Entity, aspect: string, expected: Value, except: Value, context: MatchContext): Finding {
  const base = context.exchange.request.url;
  switch (aspect) {
    case 'kind':
      return plain(entity.kind === categoryText(expected), `kind ${categoryText(expected)}`, `kind ${entity.kind ?? 'absent'}`);
    case 'id': {
      const id = entityId(entity);
      return plain(matchesValue(id, expected, { type: 'id', base }), `id ${valueWords(expected)}`, `id ${actualWords(id)}`);
    }
    case 'state': {
      const state = stateOf(entity, context);
      return plain(matchesValue(state, expected, { type: 'string', base }), `state ${valueWords(expected)}`, `state ${actualWords(state)}`);
    }
    case 'mixins':
      return matchSet('mixins', entity.mixins, expected, categoryText);
    case 'actions':
      return matchSet(
        'actions',
        entity.actions.map((a) => a.id),
        expected,
        categoryText,
      );
    case 'links':
      return matchSet('links', linkUrls(entity, base), expected, (v) => locationText(v, base));
    case 'source':
    case 'target': {
      const end = entity.attributes.get(`occi.core.${aspect}`);
      const relation = isThing(expected) ? { resolvesTo: expected } : expected;
      return plain(
        matchesValue(end, relation, { type: 'URI', base }),
        `${aspect} ${valueWords(relation)}`,
        `${aspect} ${actualWords(end)}`,
      );
    }
    case 'attributes':
      return matchAttributes(entity, expected, context);
    case 'sameAs':
      return matchSame(entity, expected, except, context);
    case 'announced':
      return matchAnnounced(entity, isList(expected) ? expected.map(asText) : [asText(expected)], context);
    default:
      return plain(false, `the aspect ${aspect}`, 'no such aspect of an entity');
  }
}

function stateOf(entity: Entity, context: MatchContext): unknown {
  const kind = entity.kind === undefined ? undefined : findCategory(context.facts, entity.kind);
  const name = kind === undefined ? undefined : stateAttribute(context.facts, kind);
  return name === undefined ? undefined : entity.attributes.get(name);
}

function categoryText(value: Value): string {
  return fullCategoryId(asText(value));
}

function locationText(value: Value, base: string): string {
  const location = asLocation(value) ?? asText(value);
  return resolveLocation(location, base) ?? location;
}

/** URLs of the link instances that an entity shows. */
export function linkUrls(entity: Entity, base: string): string[] {
  return entity.links.flatMap((l) => (l.self === undefined ? [] : [resolveLocation(l.self, base) ?? l.self]));
}

/** `includes`, `excludes`, `only` over a set of identifiers or URLs; a bare list means `includes`. */
export function matchSet(noun: string, actual: readonly string[], expected: Value, text: (value: Value) => string): Finding {
  const relations: { readonly [relation: string]: Value } = isList(expected)
    ? { includes: expected }
    : (expected as { readonly [relation: string]: Value });
  const have = new Set(actual);
  return together(
    Object.entries(relations).map(([relation, operand]) => {
      const named = (isList(operand) ? operand.flatMap((o) => (isList(o) ? o : [o])) : [operand]).map(text);
      const missing = named.filter((n) => !have.has(n));
      const present = named.filter((n) => have.has(n));
      const more = actual.filter((a) => !named.includes(a));
      switch (relation) {
        case 'includes':
          return plain(
            missing.length === 0,
            `${noun} including ${named.join(', ')}`,
            missing.length === 0 ? `${noun} as expected` : `${noun} without ${missing.join(', ')}`,
          );
        case 'excludes':
          return plain(
            present.length === 0,
            `${noun} without ${named.join(', ')}`,
            present.length === 0 ? `${noun} as expected` : `${noun} with ${present.join(', ')}`,
          );
        case 'only':
          return plain(
            missing.length === 0 && more.length === 0,
            named.length === 0 ? `no ${noun}` : `${noun} exactly ${named.join(', ')}`,
            `${noun} ${actual.length === 0 ? 'none' : shortened(actual)}`,
          );
        default:
          return plain(false, `${noun} ${relation}`, 'no such relation');
      }
    }),
  );
}

/** The first few of a list, in words. */
export function shortened(items: readonly string[], most = 5): string {
  return items.length > most ? `${items.slice(0, most).join(', ')} and ${items.length - most} more` : items.join(', ');
}

function matchAttributes(entity: Entity, expected: Value, context: MatchContext): Finding {
  const entries = Object.entries(expected as { readonly [name: string]: Value }).flatMap(([name, value]) =>
    name === 'includes' ? Object.entries(value as { readonly [name: string]: Value }) : [[name, value] as const],
  );
  return together(
    entries.map(([name, value]) => {
      const actual = entity.attributes.get(name);
      const sameAs = value !== null && typeof value === 'object' && 'sameAs' in value ? value.sameAs : undefined;
      const wanted = isThing(sameAs) && sameAs.what === 'entity' ? ((sameAs.read?.attributes.get(name) as Value) ?? 'absent') : value;
      const ok = matchesValue(actual, wanted, { type: declaredType(name, entity, context), base: context.exchange.request.url });
      return plain(
        ok,
        `attribute ${name} ${wanted === 'absent' ? 'absent' : `= ${valueWords(wanted)}`}`,
        `${name} ${actual === undefined ? 'absent' : `= ${actualWords(actual)}`}`,
      );
    }),
  );
}

/** Declared type of an attribute: the model's own word for it, else the one discovered. */
export function declaredType(name: string, entity: Entity, context: MatchContext): string | undefined {
  if (name === 'occi.core.id') return 'id';
  if (name === 'occi.core.source' || name === 'occi.core.target') return 'URI';
  const { model } = context.facts;
  const modelled = [...model.kinds, ...model.mixins].flatMap((c) => c.attributes).find((a) => a.name === name)?.type;
  if (modelled !== undefined) return modelled;
  const categories = [entity.kind, ...entity.mixins].flatMap((id) => (id === undefined ? [] : [findCategory(context.facts, id)]));
  return categories.flatMap((c) => c?.attributes ?? []).find((a) => a.name === name)?.type;
}

/** Attributes that the server may change by itself: state, its message. */
export function isVolatile(name: string): boolean {
  return /\.state(\.message)?$/.test(name);
}

/** Attributes that discovery calls immutable, those of the core aside: the server may change them by itself. */
function isImmutable(name: string, entity: Entity, context: MatchContext): boolean {
  if (name.startsWith('occi.core.')) return false;
  const categories = [entity.kind, ...entity.mixins].flatMap((id) => (id === undefined ? [] : [findCategory(context.facts, id)]));
  const descriptions = categories.flatMap((c) => c?.attributes ?? []).filter((a) => a.name === name);
  return descriptions.length > 0 && descriptions.every((a) => a.mutable !== true);
}

function matchSame(entity: Entity, expected: Value, except: Value, context: MatchContext): Finding {
  const other = readingOf(expected);
  if (other === undefined) return plain(false, 'the same entity as before', 'nothing had been read before');
  const differences = differencesOf(other.entity, entity, isList(except) ? except.map(asText) : [], other.base, context);
  return plain(
    differences.length === 0,
    `the same as read before${isList(except) && except.length > 0 ? ` (apart from ${except.map(asText).join(', ')})` : ''}`,
    differences.length === 0 ? 'the same' : shortened(differences, 3),
  );
}

function readingOf(value: Value): { entity: Entity; base: string } | undefined {
  if (!isThing(value)) return undefined;
  if (value.what === 'entity') return value.read === undefined ? undefined : { entity: value.read, base: value.location };
  if (value instanceof Exchange) {
    const read = entityIn(value);
    return 'entity' in read ? { entity: read.entity, base: value.request.url } : undefined;
  }
  return undefined;
}

/**
 * What differs between two readings of one entity, in words. Actions are left to `except`-less comparison of what is
 * stable: they follow the state. Arrays and objects are compared only when both readings carry them, links only when
 * both show URLs, since not every rendering can.
 */
export function differencesOf(before: Entity, now: Entity, except: readonly string[], baseBefore: string, context: MatchContext): string[] {
  const base = context.exchange.request.url;
  const differences: string[] = [];
  if (before.kind !== now.kind) differences.push(`kind was ${before.kind ?? 'absent'}, is ${now.kind ?? 'absent'}`);
  if (!except.includes('mixins')) {
    for (const id of before.mixins) if (!now.mixins.includes(id)) differences.push(`mixin ${id} is gone`);
    for (const id of now.mixins) if (!before.mixins.includes(id)) differences.push(`mixin ${id} is new`);
  }
  const names = new Set([...before.attributes.keys(), ...now.attributes.keys()]);
  for (const name of names) {
    if (except.includes(name) || except.includes('attributes') || (except.includes('volatile') && isVolatile(name))) continue;
    if (except.includes('immutable') && isImmutable(name, now, context)) continue;
    const [was, is] = [before.attributes.get(name), now.attributes.get(name)];
    if (typeof was === 'object' || typeof is === 'object') {
      if (was === undefined || is === undefined) continue;
    }
    const type = declaredType(name, now, context);
    const same =
      type === 'URI' && typeof was === 'string' && typeof is === 'string'
        ? resolveLocation(was, baseBefore) === resolveLocation(is, base)
        : was !== undefined && is !== undefined && sameValue(was, is, type);
    if (!same) differences.push(`${name} was ${actualWords(was)}, is ${actualWords(is)}`);
  }
  const urlsKnown = [before, now].every((e) => e.links.every((l) => l.self !== undefined));
  if (!except.includes('links') && urlsKnown) {
    const [were, are] = [linkUrls(before, baseBefore), linkUrls(now, base)];
    for (const url of were) if (!are.includes(url)) differences.push(`link ${url} is gone`);
    for (const url of are) if (!were.includes(url)) differences.push(`link ${url} is new`);
  }
  return differences;
}
