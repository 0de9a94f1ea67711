/** Writes OCCI content in each rendering that can carry it; what a rendering cannot carry is left out. */
import type { HeaderField } from '../message.js';
import { categoriesObject, collectionObject, entityObject, invocationObject } from './json/write.js';
import type { ActionInvocation, Category, Entity } from './model.js';
import type { EntityRendering, Rendering } from './rendering.js';
import type { Spelling } from './spelling.js';
import { type EntryValues, renderBody, renderHeader, styleOf } from './text/render.js';
import { actionLinkText, attributeTexts, categoryReferenceText, categoryText, linkText, type Style } from './text/write.js';

/** A rendering ready to be sent. */
export interface Rendered {
  contentType: string;
  /** OCCI header fields, without Content-Type. */
  fields: HeaderField[];
  /** To be sent as UTF-8; undefined when there is none. */
  body: string | undefined;
}

export interface RenderOptions {
  /** Default `request`; a response in text/occi has the body OK. */
  role?: 'request' | 'response';
  /** Of the text renderings; default is one field per name in text/occi, one line per value with CRLF in text/plain. */
  spelling?: Spelling;
  /** The other label of the plain text rendering. */
  mediaType?: 'text/occi+plain';
  /** JSON: an empty collection is one of links. */
  linkCollection?: boolean;
}

function json(value: unknown): Rendered {
  return { contentType: 'application/occi+json', fields: [], body: JSON.stringify(value) };
}

function plainType(body: string, options: RenderOptions): string {
  const type = options.mediaType ?? 'text/plain';
  return /[^\x00-\x7f]/.test(body) ? `${type}; charset=utf-8` : type;
}

function text(entries: EntryValues, rendering: 'text/plain' | 'text/occi', options: RenderOptions): Rendered {
  if (rendering === 'text/occi') {
    const fields = renderHeader(entries, options.spelling);
    return { contentType: 'text/occi', fields, body: options.role === 'response' ? 'OK' : undefined };
  }
  const body = renderBody(entries, options.spelling);
  return { contentType: plainType(body, options), fields: [], body };
}

function entityEntries(entity: Entity, style: Style): EntryValues {
  const kind = entity.kind === undefined ? undefined : categoryReferenceText(entity.kind, 'kind', style);
  const mixins = entity.mixins.flatMap((mixin) => categoryReferenceText(mixin, 'mixin', style) ?? []);
  return [
    ['Category', [...(kind === undefined ? [] : [kind]), ...mixins]],
    [
      'Link',
      [...entity.links.map((link) => linkText(link, style)), ...entity.actions.flatMap((action) => actionLinkText(action, style) ?? [])],
    ],
    ['X-OCCI-Attribute', attributeTexts(entity.attributes)],
  ];
}

/** One entity (GFD.229 section 5.1, GFD.226 section 3.1). */
export function renderEntity(entity: Entity, rendering: EntityRendering, options: RenderOptions = {}): Rendered {
  if (rendering === 'application/occi+json') return json(entityObject(entity));
  return text(entityEntries(entity, styleOf(options.spelling)), rendering, options);
}

/** Several entities with all they have, which only JSON can carry (GFD.226 section 3.3). */
export function renderEntities(entities: Entity[], options: RenderOptions = {}): Rendered {
  return json(collectionObject(entities, options.linkCollection ?? false));
}

/** Categories as the query interface lists and takes them (GFD.229 section 5.4, GFD.226 section 3.4). */
export function renderCategories(categories: Category[], rendering: EntityRendering, options: RenderOptions = {}): Rendered {
  if (rendering === 'application/occi+json') return json(categoriesObject(categories));
  const style = styleOf(options.spelling);
  return text([['Category', categories.map((category) => categoryText(category, style))]], rendering, options);
}

/** A collection: locations in the text renderings, entities in JSON, where a member without entity is left out. */
export function renderCollection(
  members: readonly { location: string; entity?: Entity }[],
  rendering: Rendering,
  options: RenderOptions = {},
): Rendered {
  const locations = members.map((member) => member.location);
  switch (rendering) {
    case 'application/occi+json':
      return renderEntities(
        members.flatMap((member) => member.entity ?? []),
        options,
      );
    case 'text/uri-list': {
      const end = options.spelling === 'lf' ? '\n' : '\r\n';
      return { contentType: 'text/uri-list', fields: [], body: locations.map((location) => location + end).join('') };
    }
    default:
      return text([['X-OCCI-Location', locations]], rendering, options);
  }
}

/** The invocation of an action with its parameters (GFD.229 section 5.1.1.1, GFD.226 section 3.1.1.1). */
export function renderAction(invocation: ActionInvocation, rendering: EntityRendering, options: RenderOptions = {}): Rendered {
  if (rendering === 'application/occi+json') return json(invocationObject(invocation));
  const category = categoryReferenceText(invocation.action, 'action', styleOf(options.spelling));
  const entries: EntryValues = [
    ['Category', category === undefined ? [] : [category]],
    ['X-OCCI-Attribute', attributeTexts(invocation.attributes)],
  ];
  return text(entries, rendering, options);
}
