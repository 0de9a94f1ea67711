/** The renderings of OCCI 1.2 and what a parser returns (GFD.226, GFD.229). */
import { type HeaderField, mediaTypeOf } from '../message.js';
import type { DeviationCode, Production } from './deviation.js';
import type { Payload } from './model.js';

export const RENDERINGS = ['text/plain', 'text/occi', 'text/uri-list', 'application/occi+json'] as const;

/** Named by media type; text/occi+plain is the same rendering as text/plain. */
export type Rendering = (typeof RENDERINGS)[number];

/** Renderings that can carry an entity. */
export const ENTITY_RENDERINGS = ['text/plain', 'text/occi', 'application/occi+json'] as const satisfies readonly Rendering[];

export type EntityRendering = (typeof ENTITY_RENDERINGS)[number];

/** A message as the parser wants it. */
export interface OcciMessage {
  fields: readonly HeaderField[];
  /** After content decoding. */
  body: Uint8Array;
}

/** Where in a message something was found; offsets in characters of the field value or body, from 0. */
export interface MessagePlace {
  /** Name of the header field, or undefined for the body. */
  field?: string;
  offset: number;
  /** Line of the body, from 1; absent for fields. */
  line?: number;
}

/** One departure from the grammar, with what was written there. */
export interface Deviation {
  code: DeviationCode;
  production: Production;
  place: MessagePlace;
  excerpt: string;
}

/** What could be understood of a message, and all that was odd about it. A parser returns this always and never throws. */
export interface Parsed {
  /** By Content-Type; undefined when it names no OCCI rendering (then the payload is `none`). */
  rendering: Rendering | undefined;
  payload: Payload;
  deviations: Deviation[];
  /** How often each production was seen, well-formed or not. */
  counted: Partial<Record<Production, number>>;
}

/** The rendering that a Content-Type names, parameters ignored; undefined for any other type and for none. */
export function renderingOf(contentType: string | undefined): Rendering | undefined {
  const type = mediaTypeOf(contentType);
  if (type === 'text/occi+plain') return 'text/plain';
  return RENDERINGS.find((rendering) => rendering === type);
}

/** What a caller knows a message to be about; settles only shapes that several readings fit. */
export type Expected = 'entity' | 'categories' | 'collection' | 'action';
