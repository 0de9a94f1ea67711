/** The categories that an answer lists against what is expected of them. */
import { resolveLocation } from '../../../occi/location.js';
import { type Category, categoryId, fullCategoryId, shortCategoryId } from '../../../occi/model.js';
import { appliesTo, type Facts, lineage } from '../../discovery/facts.js';
import { Exchange } from '../../interpretation/exchange.js';
import { asText, type CategoryValue, isList, isThing, type Value } from '../../interpretation/value.js';
import { type Finding, plain, together } from '../finding.js';
import { matchCount } from './collection.js';
import type { MatchContext } from './context.js';
import { payloadWords, shortened } from './entity.js';
import { actualWords, matchesValue, valueWords } from './values.js';

/** The categories in an answer, or words for what was there instead. An empty text answer lists none. */
export function categoriesIn(exchange: Exchange): { categories: Category[] } | { instead: string } {
  if (!exchange.ok) return { instead: exchange.ending };
  const { payload, rendering } = exchange.parsed('categories');
  if (payload.kind === 'none' && rendering !== undefined && rendering !== 'application/occi+json' && exchange.status !== 204)
    return { categories: [] };
  return payload.kind === 'categories'
    ? { categories: payload.categories }
    : { instead: `${exchange.ending} with ${payloadWords(payload.kind)}` };
}

/** `includes excludes only sameAs onlyRelatedTo count` on identifiers; `some every distinct actionsDescribed` on what the categories say. */
export function matchCategories(expected: { readonly [relation: string]: Value }, context: MatchContext): Finding {
  const read = categoriesIn(context.exchange);
  if ('instead' in read) return plain(false, 'a category collection rendering', read.instead);
  const ids = read.categories.map(categoryId);
  const have = new Set(ids);
  const got = ids.length === 0 ? 'no categories' : `${ids.length} categories: ${shortened(ids)}`;
  return together(
    Object.entries(expected).map(([relation, operand]) => {
      const named = new Set(identifiers(operand));
      const missing = [...named].filter((n) => !have.has(n));
      const present = [...named].filter((n) => have.has(n));
      switch (relation) {
        case 'includes':
          return plain(
            missing.length === 0,
            `categories including ${shortened([...named])}`,
            missing.length === 0 ? got : `${got}; missing ${shortened(missing)}`,
          );
        case 'excludes':
          return plain(
            present.length === 0,
            `categories without ${shortened([...named])}`,
            present.length === 0 ? got : `${got}; among them ${shortened(present)}`,
          );
        case 'only':
        case 'sameAs': {
          const more = [...have].filter((n) => !named.has(n));
          return plain(
            missing.length === 0 && more.length === 0,
            named.size === 0 ? 'no categories' : `exactly the ${named.size} categories ${shortened([...named])}`,
            missing.length + more.length === 0
              ? got
              : `${got}${missing.length > 0 ? `; missing ${shortened(missing)}` : ''}${more.length > 0 ? `; more: ${shortened(more)}` : ''}`,
          );
        }
        case 'onlyRelatedTo': {
          const to = isThing(operand) && operand.what === 'category' ? operand : undefined;
          const related = to === undefined ? new Set<string>() : relatedTo(context.facts, to);
          const unrelated = ids.filter((id) => !related.has(id));
          return plain(
            unrelated.length === 0,
            `only categories related to ${asText(operand)}`,
            unrelated.length === 0 ? got : `${got}; unrelated: ${shortened(unrelated)}`,
          );
        }
        case 'some': {
          const one = read.categories.find((c) => hasProperties(c, operand, context));
          return plain(one !== undefined, `a category with ${propertyWords(operand)}`, one === undefined ? got : categoryId(one));
        }
        case 'every':
          return matchEvery(read.categories, operand, context);
        case 'distinct':
          return matchDistinct(read.categories, operand === 'location' ? 'location' : 'id', context);
        case 'count':
          return matchCount(ids.length, operand, 'categories', got);
        case 'actionsDescribed': {
          const described = new Set(read.categories.filter((c) => c.class === 'action').map(categoryId));
          const bare = [...new Set(read.categories.flatMap((c) => c.actions))].filter((id) => !described.has(id));
          return plain(
            bare.length === 0,
            'each action that a category names listed as a category of class action',
            bare.length === 0 ? got : `not listed: ${shortened(bare)}`,
          );
        }
        default:
          return plain(false, `the relation ${relation}`, 'no such relation of categories');
      }
    }),
  );
}

type Properties = { readonly [property: string]: Value };

function propertiesOf(operand: Value): Properties {
  return operand !== null && typeof operand === 'object' && !isList(operand) && !isThing(operand) ? (operand as Properties) : {};
}

/** What a category says, identifiers in their short form, as test cases write them. */
function propertyOf(category: Category, name: string): unknown {
  switch (name) {
    case 'id':
      return shortCategoryId(categoryId(category));
    case 'scheme':
      return shortCategoryId(category.scheme);
    case 'parent':
      return category.parent === undefined ? undefined : shortCategoryId(category.parent);
    case 'class':
    case 'term':
    case 'title':
    case 'location':
      return category[name];
    default:
      return undefined;
  }
}

function hasProperties(category: Category, operand: Value, context: MatchContext): boolean {
  const base = context.exchange.request.url;
  return Object.entries(propertiesOf(operand)).every(([name, expected]) =>
    matchesValue(propertyOf(category, name), expected, { type: 'string', base }),
  );
}

function propertyWords(operand: Value): string {
  return Object.entries(propertiesOf(operand))
    .map(([name, expected]) => `${name} ${valueWords(expected)}`)
    .join(' and ');
}

/** Each category chosen by `which` has what `has` says; where none is chosen the occasion did not arise. */
function matchEvery(categories: readonly Category[], operand: Value, context: MatchContext): Finding {
  const { which, has } = propertiesOf(operand);
  const chosen = categories.filter((c) => hasProperties(c, which, context));
  const expected = `each category${which === undefined ? '' : ` with ${propertyWords(which)}`} to have ${propertyWords(has)}`;
  if (chosen.length === 0) return { grade: 'notOffered', expected, got: 'no such category' };
  const without = chosen.filter((c) => !hasProperties(c, has, context));
  const names = Object.keys(propertiesOf(has));
  const words = without.map((c) => `${categoryId(c)} (${names.map((n) => `${n} ${actualWords(propertyOf(c, n))}`).join(', ')})`);
  return plain(without.length === 0, expected, without.length === 0 ? `all ${chosen.length} of them` : `not ${shortened(words, 3)}`);
}

/** No two categories share their location, resolved and normalised (RFC 3986 section 6.2.2), or their identifier. */
function matchDistinct(categories: readonly Category[], property: 'location' | 'id', context: MatchContext): Finding {
  const owners = new Map<string, string[]>();
  for (const category of categories) {
    const value =
      property === 'id'
        ? categoryId(category)
        : category.location === undefined
          ? undefined
          : (resolveLocation(category.location, context.exchange.request.url) ?? category.location);
    if (value !== undefined) owners.set(value, [...(owners.get(value) ?? []), categoryId(category)]);
  }
  const shared = [...owners].filter(([, ids]) => ids.length > 1).map(([value, ids]) => `${value} of ${ids.join(' and ')}`);
  const expected = `no ${property} that two categories share`;
  if (owners.size === 0) return { grade: 'notOffered', expected, got: `no category with ${property}` };
  return plain(shared.length === 0, expected, shared.length === 0 ? `${owners.size} different ones` : shortened(shared, 3));
}

function identifiers(operand: Value): string[] {
  if (isList(operand)) return operand.flatMap(identifiers);
  if (operand instanceof Exchange) {
    const read = categoriesIn(operand);
    return 'categories' in read ? read.categories.map(categoryId) : [];
  }
  return [fullCategoryId(asText(operand))];
}

/**
 * Identifiers of all that has a tie to a category: itself; of a kind its ancestors, descendants, actions, the mixins that
 * apply to it or to any kind and their actions; of a mixin what it depends on and what depends on it, the kinds it applies
 * to and its actions; of an action the kinds and mixins that define it. "Related" is undefined in GFD.223 section 7.1, so
 * the widest reading is taken.
 */
export function relatedTo(facts: Facts, category: CategoryValue): Set<string> {
  const related = new Set([category.id, ...category.actions]);
  const add = (c: CategoryValue): void => {
    related.add(c.id);
    for (const action of c.actions) related.add(action);
  };
  for (const other of facts.categories) {
    if (category.class === 'kind') {
      if (other.class === 'kind' && (lineage(facts, category).includes(other) || lineage(facts, other).some((k) => k.id === category.id)))
        add(other);
      if (other.class === 'mixin' && appliesTo(facts, other, category)) add(other);
    } else if (category.class === 'mixin') {
      if (other.class === 'mixin' && (other.depends.includes(category.id) || category.depends.includes(other.id))) add(other);
      if (other.class === 'kind' && appliesTo(facts, category, other)) add(other);
    } else if (other.actions.includes(category.id)) {
      related.add(other.id);
    }
  }
  return related;
}

/** True when the target lists a category without any tie to this one, of whatever class. */
export function hasUnrelated(facts: Facts, category: CategoryValue): boolean {
  const related = relatedTo(facts, category);
  return facts.categories.some((c) => !related.has(c.id));
}
