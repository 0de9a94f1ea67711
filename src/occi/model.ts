/** The OCCI Core model as plain data (GFD.221 section 5), the same for the suite and for the reference server. */

/** Scheme immediately followed by term, the identifier of a category (GFD.221 section 5.3.1). */
export type CategoryId = string;

export type CategoryClass = 'kind' | 'mixin' | 'action';

/** Wire types of attribute values (GFD.226, attribute description). */
export type AttributeType = 'string' | 'number' | 'boolean' | 'array' | 'object';

/** A value as the renderings carry it; arrays and objects in JSON only. */
export type AttributeValue = string | number | boolean | readonly unknown[] | { readonly [key: string]: unknown };

/** Definition of an attribute (GFD.221 section 5.3.2); absent members were not given. */
export interface AttributeDescription {
  name: string;
  type?: AttributeType;
  mutable?: boolean;
  required?: boolean;
  /** JSON Schema of the values (GFD.226). */
  pattern?: unknown;
  default?: AttributeValue;
  description?: string;
}

/** A kind, mixin or action (GFD.221 sections 5.3.3 to 5.3.5); lists are empty when not given. */
export interface Category {
  /** Undefined when the rendering did not say. */
  class: CategoryClass | undefined;
  term: string;
  scheme: string;
  title?: string;
  attributes: AttributeDescription[];
  /** Identifiers of the actions that a kind or mixin defines. */
  actions: CategoryId[];
  /** As rendered: URI-reference or URI template. */
  location?: string;
  /** Of a kind. */
  parent?: CategoryId;
  /** Of a mixin. */
  depends: CategoryId[];
  /** Of a mixin; JSON only. */
  applies: CategoryId[];
}

/** Scheme and term as one identifier. */
export function categoryId(category: { scheme: string; term: string }): CategoryId {
  return category.scheme + category.term;
}

/** Short names of the schemes below this base are written `infrastructure#compute` (the test language). */
export const OGF_BASE = 'http://schemas.ogf.org/occi/';

/** `infrastructure#compute` in full; an identifier with a scheme of its own stays as it is. */
export function fullCategoryId(short: string): CategoryId {
  return /^[a-z][a-z0-9+.-]*:/i.test(short) ? short : OGF_BASE + short;
}

/** The reverse of {@link fullCategoryId}. */
export function shortCategoryId(id: CategoryId): string {
  return id.startsWith(OGF_BASE) ? id.slice(OGF_BASE.length) : id;
}

/** A link as its source shows it, in text as Link field, in JSON as member of links. */
export interface LinkReference {
  /** URI-reference of the target as rendered. */
  target: string;
  /** Types of the target. */
  rel: CategoryId[];
  /** URI-reference of the link instance; absent in JSON, where links have ids only. */
  self?: string;
  /** Kind first, then mixins of the link instance. */
  categories: CategoryId[];
  attributes: Map<string, AttributeValue>;
}

/** An action that an instance offers now. */
export interface ActionReference {
  id: CategoryId;
  /** URI-reference with the query `action`; absent in JSON, which names actions only. */
  target?: string;
}

/**
 * An entity as a rendering shows it. Title, summary, id, source and target stand under their attribute names
 * (`occi.core.title` …) in `attributes`, whichever way the rendering writes them.
 */
export interface Entity {
  kind: CategoryId | undefined;
  mixins: CategoryId[];
  attributes: Map<string, AttributeValue>;
  links: LinkReference[];
  actions: ActionReference[];
}

export interface ActionInvocation {
  action: CategoryId;
  attributes: Map<string, AttributeValue>;
}

/** What a message says, independent of the rendering. */
export type Payload =
  /** No OCCI content at all: empty body and no OCCI field. In text also the rendering of an empty collection. */
  | { kind: 'none' }
  | { kind: 'entity'; entity: Entity }
  /** Text: URLs. JSON: entities, which have ids but no URLs (`members`, each said to be resource or link). */
  | { kind: 'collection'; locations: string[]; members: Entity[] }
  | { kind: 'categories'; categories: Category[] }
  | { kind: 'action'; invocation: ActionInvocation }
  /** Content that is none of these; what could be read of it is in the deviations. */
  | { kind: 'unintelligible' };

/** One attribute of the model with what the documents say beyond a description (model.yaml). */
export interface ModelAttribute {
  name: string;
  /** Type by the document's own words: String, Integer, Float, Enum, URI, Token, … */
  type: string;
  mutable: boolean;
  /** null where the document does not say. */
  required: boolean | null;
  multiplicity: string;
  enum?: string[];
  default: AttributeValue | null;
  range?: { min: number; max: number };
  slug: string;
}

export interface ModelAction {
  id: CategoryId;
  term: string;
  scheme: string;
  targetState: string;
  parameters: { name: string; type: string; enum?: string[] }[];
  slug: string;
}

export interface ModelKind {
  id: CategoryId;
  term: string;
  scheme: string;
  title: string | null;
  parent: CategoryId | null;
  instantiable: boolean;
  sourceKind?: CategoryId;
  targetKind?: CategoryId;
  attributes: ModelAttribute[];
  actions: ModelAction[];
}

export interface ModelMixin {
  id: CategoryId;
  term: string;
  scheme: string;
  title: string | null;
  depends: CategoryId[];
  applies: CategoryId[];
  attributes: ModelAttribute[];
  actions: ModelAction[];
}

export interface Transition {
  kind: CategoryId;
  from: string;
  /** null: an edge without label, taken by the server on its own. */
  action: CategoryId | null;
  to: string;
  outcome: 'success' | 'failure';
  slug: string;
}

export interface StateMachine {
  kind: CategoryId;
  attribute: string;
  states: string[];
  initial: string;
  transitions: Transition[];
  /** Actions without an edge, by state. */
  undefinedActions: { from: string; action: CategoryId; slug: string }[];
}

/** The kinds, mixins and state machines of one version of OCCI, as suites/<version>/model.yaml states them. */
export interface OcciModel {
  version: string;
  kinds: ModelKind[];
  mixins: ModelMixin[];
  stateMachines: StateMachine[];
}

/** True when a kind is another one or descends from it, by the model. */
export function isUnder(model: OcciModel, kind: CategoryId, ancestor: CategoryId): boolean {
  const seen = new Set<CategoryId>();
  for (let id: CategoryId | null | undefined = kind; id !== null && id !== undefined && !seen.has(id); ) {
    if (id === ancestor) return true;
    seen.add(id);
    const current: CategoryId = id;
    id = model.kinds.find((k) => k.id === current)?.parent;
  }
  return false;
}
