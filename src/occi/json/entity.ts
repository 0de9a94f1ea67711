/** Resources and links in JSON (GFD.226 sections 3.1.1 to 3.1.3). */
import type { DeviationCode } from '../deviation.js';
import type { Findings } from '../findings.js';
import type { ActionReference, AttributeValue, CategoryId, Entity, LinkReference } from '../model.js';
import { isUri, isUriReference } from '../uri.js';
import { sameValue } from '../value.js';
import { readAttributes } from './attributes.js';
import { isObject, type JsonObject, ObjectReader, pointer } from './notes.js';

const RESOURCE_MEMBERS = new Set(['kind', 'mixins', 'attributes', 'actions', 'id', 'links', 'summary', 'title']);
const LINK_MEMBERS = new Set(['kind', 'mixins', 'attributes', 'actions', 'id', 'source', 'target', 'title', 'rel', 'summary', 'links']);
const END_MEMBERS = new Set(['location', 'kind']);

/** Where an entity stands, which decides what it may leave out. */
export interface EntityContext {
  role: 'request' | 'response';
  /** The array it is an element of, or undefined at the top. */
  within: 'resources' | 'links' | 'resource' | undefined;
}

/** Whether an object renders a link rather than a resource. */
export function rendersLink(object: JsonObject): boolean {
  if (Object.hasOwn(object, 'source') || Object.hasOwn(object, 'target')) return true;
  const { attributes } = object;
  return isObject(attributes) && (Object.hasOwn(attributes, 'occi.core.source') || Object.hasOwn(attributes, 'occi.core.target'));
}

interface LinkEnd {
  location?: string;
  kind?: CategoryId;
}

function readEnd(findings: Findings, owner: ObjectReader, key: 'source' | 'target'): LinkEnd {
  const value = owner.get(key);
  const at = pointer(owner.at, key);
  if (value === undefined) return {};
  findings.count('json-link-end');
  if (!isObject(value)) {
    owner.note(key === 'source' ? 'source-not-object' : 'target-not-object', value, at);
    return typeof value === 'string' ? { location: value } : {};
  }
  const reader = new ObjectReader(findings, 'json-link-end', value, at);
  reader.close(END_MEMBERS);
  const location = reader.string('location', 'link-end-location-not-string');
  if (location === undefined) {
    if (!reader.has('location')) reader.note('link-end-location-missing', value);
  } else if (!isUriReference(location)) reader.note('link-end-location-not-uri-reference', location);
  else if (/^urn:/i.test(location)) reader.note('link-end-location-urn', location);
  const kind = reader.identifier('kind', 'link-end-kind-not-string', 'link-end-kind-not-type-identifier');
  if (!reader.has('kind')) reader.note('link-end-kind-missing', value);
  return { ...(location === undefined ? {} : { location }), ...(kind === undefined ? {} : { kind }) };
}

/** Puts what a member says under its attribute name, and judges an attribute of that name. */
function mergeCore(reader: ObjectReader, attributes: Map<string, AttributeValue>, name: string, member: string | undefined): void {
  const given = attributes.get(name);
  if (given !== undefined) {
    let code: DeviationCode = 'core-attribute-misplaced';
    if (member !== undefined) code = sameValue(given, member) ? 'core-attribute-repeated' : 'core-attribute-conflicting';
    reader.note(code, given, pointer(pointer(reader.at, 'attributes'), name));
  }
  if (member !== undefined) attributes.set(name, member);
}

function readId(reader: ObjectReader, context: EntityContext): string | undefined {
  const id = reader.string('id', 'id-not-string');
  if (id !== undefined && !isUri(id)) reader.note('id-not-uri', id);
  // A client that creates an entity cannot know the id.
  if (!reader.has('id') && context.role === 'response') reader.note('id-missing', undefined);
  return id;
}

/** Actions by identifier; full actions with a URL are an older form. */
function readActions(reader: ObjectReader): ActionReference[] {
  const codes = {
    notArray: 'actions-not-array',
    notStrings: 'actions-not-strings',
    notIdentifier: 'actions-not-type-identifier',
  } as const;
  return reader.identifiers('actions', codes).map((id) => ({ id }));
}

function readMixins(reader: ObjectReader): CategoryId[] {
  const codes = { notArray: 'mixins-not-array', notStrings: 'mixins-not-strings', notIdentifier: 'mixins-not-type-identifier' } as const;
  const mixins = reader.identifiers('mixins', codes);
  if (new Set(mixins).size < mixins.length) reader.note('mixins-repeated', mixins);
  return mixins;
}

function readLinks(findings: Findings, reader: ObjectReader, context: EntityContext): LinkReference[] {
  return reader.array('links', 'links-not-array').flatMap((item, index) => {
    const at = pointer(pointer(reader.at, 'links'), index);
    if (isObject(item)) return asReference(readEntity(findings, item, at, { role: context.role, within: 'resource' }));
    reader.note('links-not-objects', item, at);
    return [];
  });
}

/** A link as its source shows it: target and type of target apart, the rest as attributes. */
function asReference(entity: Entity): LinkReference {
  const attributes = new Map(entity.attributes);
  const target = attributes.get('occi.core.target');
  const rel = attributes.get('occi.core.target.kind');
  attributes.delete('occi.core.target');
  attributes.delete('occi.core.target.kind');
  return {
    target: typeof target === 'string' ? target : '',
    rel: typeof rel === 'string' ? [rel] : [],
    categories: [...(entity.kind === undefined ? [] : [entity.kind]), ...entity.mixins],
    attributes,
  };
}

function judgeLink(findings: Findings, reader: ObjectReader, attributes: Map<string, AttributeValue>, context: EntityContext): void {
  const source = readEnd(findings, reader, 'source');
  const target = readEnd(findings, reader, 'target');
  mergeCore(reader, attributes, 'occi.core.source', source.location);
  mergeCore(reader, attributes, 'occi.core.source.kind', source.kind);
  mergeCore(reader, attributes, 'occi.core.target', target.location);
  mergeCore(reader, attributes, 'occi.core.target.kind', target.kind);
  const implied = context.role === 'request' && context.within === 'resource';
  if (!reader.has('source') && !implied) reader.note('link-end-missing-source', undefined);
  if (!reader.has('target')) reader.note('link-end-missing-target', undefined);
  if (reader.has('summary')) reader.note('summary-on-link', reader.get('summary'));
  if (reader.has('links')) reader.note('links-on-link', reader.get('links'));
  if (reader.has('rel')) reader.note('rel-on-link', reader.get('rel'));
  reader.string('rel', 'rel-not-string');
}

/** The entity that an object renders, whatever is wrong with it. */
export function readEntity(findings: Findings, object: JsonObject, at: string, context: EntityContext): Entity {
  const link = rendersLink(object) || context.within === 'resource' || (context.within === 'links' && !Object.hasOwn(object, 'links'));
  const production = link ? 'json-link' : 'json-resource';
  findings.count('json-entity');
  findings.count(production);
  const reader = new ObjectReader(findings, production, object, at);
  reader.close(link ? LINK_MEMBERS : RESOURCE_MEMBERS);
  if (link && context.within === 'resources') reader.note('link-in-resources', undefined);
  if (!link && context.within === 'links') reader.note('resource-in-links', undefined);
  if (!reader.has('kind')) reader.note('kind-missing', undefined);
  const kind = reader.identifier('kind', 'kind-not-string', 'kind-not-type-identifier');
  const attributes = readAttributes(findings, reader, true);
  mergeCore(reader, attributes, 'occi.core.id', readId(reader, context));
  mergeCore(reader, attributes, 'occi.core.title', reader.string('title', 'title-not-string'));
  mergeCore(reader, attributes, 'occi.core.summary', reader.string('summary', 'summary-not-string'));
  if (link) judgeLink(findings, reader, attributes, context);
  return {
    kind,
    mixins: readMixins(reader),
    attributes,
    links: link ? [] : readLinks(findings, reader, context),
    actions: readActions(reader),
  };
}
