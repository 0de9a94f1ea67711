/** What names of a test case stand for, and what `$(path)` looks up. */
import type { AttributeDescription, CategoryClass, CategoryId, Entity } from '../../occi/model.js';
import type { Exchange } from './exchange.js';

/** Anything a name or `$(path)` can stand for. */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | EntityValue
  | CategoryValue
  | ActionValue
  | PlaceValue
  | Exchange
  | readonly Value[]
  | { readonly [key: string]: Value };

/** An entity instance that the suite made, or found by a creating request. */
export interface EntityValue {
  what: 'entity';
  /** Absolute URL. */
  location: string;
  kind: CategoryValue;
  /** Identifier without the prefix `urn:uuid:`. */
  id: string | undefined;
  title: string | undefined;
  state: string | undefined;
  mixins: CategoryId[];
  /** URLs of the link instances it shows. */
  links: string[];
  /** Of a link: the resources at its ends. */
  source?: EntityValue;
  target?: EntityValue;
  /** The first reading: what `sameAs` compares with. */
  read: Entity | undefined;
}

/** A kind, mixin or action as discovered, or a mixin that the suite makes up. */
export interface CategoryValue {
  what: 'category';
  id: CategoryId;
  term: string;
  scheme: string;
  class: CategoryClass;
  title: string | undefined;
  /** Absolute URL; undefined without one, or when it is a URI template. */
  location: string | undefined;
  attributes: AttributeDescription[];
  actions: CategoryId[];
  parent: CategoryId | undefined;
  depends: CategoryId[];
  applies: CategoryId[];
  /** Its location is a URI template (GFD.223 section 4). */
  templated: boolean;
  /** Made up by the suite. */
  own: boolean;
}

export interface ActionValue {
  what: 'action';
  id: CategoryId;
  term: string;
  scheme: string;
  /** Legal parameters for an invocation: those declared required, or all where nothing is declared. */
  parameters: { readonly [name: string]: Value };
  /** Where the model says that it leads; undefined for actions the model does not know. */
  targetState: string | undefined;
}

/** A URL that is bound to nothing yet. */
export interface PlaceValue {
  what: 'place';
  location: string;
  /** Made up by the suite, so that whatever comes to be there is the suite's. */
  own: boolean;
  /** Kind whose collection it would join. */
  under?: CategoryValue;
}

export type Thing = EntityValue | CategoryValue | ActionValue | PlaceValue | Exchange;

/** True for objects that carry a `what`. */
export function isThing(value: Value): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'what' in value && typeof value.what === 'string';
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** The text that stands for a value inside a longer string: an identifier for categories, a URL for what has one. */
export function asText(value: Value): string {
  if (value === undefined || value === null) return '';
  if (isThing(value)) {
    switch (value.what) {
      case 'entity':
      case 'place':
        return value.location;
      case 'category':
      case 'action':
        return value.id;
      case 'exchange':
        return value.text;
    }
  }
  if (typeof value !== 'object') return String(value);
  // a row of the model, such as an action, is named by its identifier
  const row = isList(value) ? undefined : (value as { readonly id?: Value }).id;
  return typeof row === 'string' ? row : JSON.stringify(value);
}

/** The URL that a value stands for, where a URL is due. */
export function asLocation(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (!isThing(value)) return undefined;
  return value.what === 'entity' || value.what === 'place' || value.what === 'category' ? value.location : undefined;
}
