/** What is known of the target: its URLs, categories, renderings and features, all of it read from exchanges. */
import { resolveLocation } from '../../occi/location.js';
import type { AttributeValue } from '../../occi/model.js';
import {
  type Category,
  type CategoryId,
  categoryId,
  fullCategoryId,
  isUnder,
  type OcciModel,
  type StateMachine,
} from '../../occi/model.js';
import type { EntityRendering, Rendering } from '../../occi/rendering.js';
import type { Profile, Target } from '../../spec/catalogue.js';
import type { CategoryValue, Value } from '../interpretation/value.js';

export interface Facts {
  profile: Profile;
  target: Target;
  model: OcciModel;
  urls: Urls;
  /** Of a merged record: the bases of all its parts. */
  bases?: readonly string[];
  /** As discovered; the first of two with the same identifier counts. */
  categories: readonly CategoryValue[];
  /** Renderings that the query interface, or for text/uri-list a collection, was served in. */
  renderings: ReadonlySet<Rendering>;
  /** Highest OCCI version in Server. */
  version: { major: number; minor: number } | undefined;
  /** How instances are created, by identifier of the kind. */
  recipes: Map<CategoryId, Recipe>;
  /** Need: state. */
  needs: Map<string, NeedState>;
  /** Need: facts that its probe bound. */
  bound: Map<string, { readonly [fact: string]: Value }>;
}

/** All absolute. */
export interface Urls {
  /** With its trailing slash. */
  base: string;
  /** Scheme and authority, without trailing slash. */
  authority: string;
  qi: string;
  wellKnown: string;
}

export interface NeedState {
  state: 'offered' | 'not-offered' | 'undetermined';
  because: string;
  exchange?: string;
  /** The operator's to supply, so that a case without it is skipped. */
  fixture?: boolean;
}

/** What the target is known to accept when an instance of a kind is created. */
export type Recipe =
  | {
      works: true;
      kind: CategoryId;
      mixins: CategoryId[];
      attributes: ReadonlyMap<string, AttributeValue>;
      /** Renderings in which a creation succeeded, and whether the JSON one had to carry an id. */
      renderings: ReadonlyMap<EntityRendering, { id: boolean }>;
      /** The first of them: what fixtures speak. */
      speaks: EntityRendering;
    }
  | { works: false; kind: CategoryId; because: string; outcome: 'refused' | 'broken' | 'quota'; exchange: string | undefined };

/** URLs of a target from its base (GFD.223 section 9). */
export function urlsOf(base: string): Urls {
  const root = base.endsWith('/') ? base : `${base}/`;
  const authority = new URL(root).origin;
  return { base: root, authority, qi: `${root}-/`, wellKnown: `${authority}/.well-known/org/ogf/occi/-/` };
}

/** A category as discovered, its location resolved against the URL it was read from. */
export function discovered(category: Category, readFrom: string): CategoryValue {
  const location = category.location;
  return {
    what: 'category',
    id: categoryId(category),
    term: category.term,
    scheme: category.scheme,
    class: category.class ?? 'kind',
    title: category.title,
    location: location === undefined || /[{}]/.test(location) ? undefined : resolveLocation(location, readFrom),
    attributes: category.attributes,
    actions: category.actions,
    parent: category.parent,
    depends: category.depends,
    applies: category.applies,
    templated: location !== undefined && /[{}]/.test(location),
    own: false,
  };
}

export function findCategory(facts: Facts, id: string): CategoryValue | undefined {
  let index = indexes.get(facts.categories);
  if (index === undefined) {
    index = new Map();
    for (const category of facts.categories) if (!index.has(category.id)) index.set(category.id, category);
    indexes.set(facts.categories, index);
  }
  return index.get(fullCategoryId(id));
}

/** A server may list as many as it likes, and give them as many ancestors. */
const indexes = new WeakMap<readonly CategoryValue[], Map<string, CategoryValue>>();

/** The kind and its ancestors as discovered, the kind first; a circle ends it. */
export function lineage(facts: Facts, kind: CategoryValue): CategoryValue[] {
  const line = new Set<CategoryValue>();
  for (
    let k: CategoryValue | undefined = kind;
    k !== undefined && !line.has(k);
    k = k.parent === undefined ? undefined : findCategory(facts, k.parent)
  ) {
    line.add(k);
  }
  return [...line];
}

/** Attribute descriptions of a kind with those it inherits, the nearest first. */
export function attributesOf(facts: Facts, kind: CategoryValue): CategoryValue['attributes'] {
  const seen = new Set<string>();
  return lineage(facts, kind)
    .flatMap((k) => k.attributes)
    .filter((a) => !seen.has(a.name) && seen.add(a.name));
}

const RESOURCE = fullCategoryId('core#resource');
const LINK = fullCategoryId('core#link');

/** Whether instances of a kind are resources or links: by its discovered ancestors, else by the model. */
export function typeOfKind(facts: Facts, kind: CategoryValue): 'resource' | 'link' | undefined {
  const ids = lineage(facts, kind).flatMap((k) => [k.id, ...(k.parent === undefined ? [] : [k.parent])]);
  if (ids.includes(LINK) || isUnder(facts.model, kind.id, LINK)) return 'link';
  if (ids.includes(RESOURCE) || isUnder(facts.model, kind.id, RESOURCE)) return 'resource';
  return undefined;
}

/** State machine that the model gives a kind. */
export function stateMachine(facts: Facts, kind: CategoryId): StateMachine | undefined {
  return facts.model.stateMachines.find((m) => m.kind === kind);
}

/** Name of the attribute that holds the state of a kind's instances. */
export function stateAttribute(facts: Facts, kind: CategoryValue): string | undefined {
  return stateMachine(facts, kind.id)?.attribute ?? attributesOf(facts, kind).find((a) => /\.state$/.test(a.name))?.name;
}

/** True for a mixin that may be applied to instances of a kind (GFD.221 section 5.3.4: no list means any kind). */
export function appliesTo(facts: Facts, mixin: CategoryValue, kind: CategoryValue): boolean {
  const applies = [...mixin.applies, ...(facts.model.mixins.find((m) => m.id === mixin.id)?.applies ?? [])];
  return applies.length === 0 || lineage(facts, kind).some((k) => applies.includes(k.id));
}
