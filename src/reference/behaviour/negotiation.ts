/** Decisions on which rendering an answer has, and how that of a request is told (RFC 7231 section 5.3.2, GFD.223 sections 5.1 and 5.2). */

import type { HeaderField } from '../../message.js';
import { fieldValues, mediaTypeOf } from '../../message.js';
import type { Rendering } from '../../occi/rendering.js';
import type { Choice, Context, OutputType } from '../context.js';

/** One element of Accept. */
export interface MediaRange {
  type: string;
  subtype: string;
  /** 0 to 1. */
  quality: number;
}

export interface NegotiationBehaviour {
  /** What the server can answer in, the first of them by default. */
  offers: OutputType[];
  /** What it can read, by Content-Type. */
  reads: OutputType[];
  /** The ranges of Accept in the order written; undefined when the request has none. */
  accepted: (context: Context) => readonly MediaRange[] | undefined;
  /** The best of the offers, or undefined when none is acceptable. */
  select: (context: Context, offers: readonly OutputType[]) => OutputType | undefined;
  /** When nothing is acceptable: a status, or a type to answer in all the same. */
  notAcceptable: Choice<number | OutputType>;
  /** When text/uri-list is all that the client takes and the answer is no listing (GFD.229 section 8). */
  listingOnlyStatus: Choice<number>;
  /** Bytes of fields that a text/occi answer may have. */
  headLimit: number;
  /** Whether these fields are too many for a header section. */
  isHeadTooLarge: (context: Context, fields: readonly HeaderField[]) => boolean;
  headTooLargeStatus: Choice<number>;
  /** Rendering that the payload is read as; undefined when Content-Type names none that is read. */
  inputRendering: (context: Context) => Rendering | undefined;
  /** For a payload in an unknown type. */
  unsupportedStatus: Choice<number>;
}

export function negotiationBehaviour(): NegotiationBehaviour {
  return {
    offers: ['text/plain', 'text/occi+plain', 'text/occi', 'application/occi+json', 'text/uri-list'],
    reads: ['text/plain', 'text/occi+plain', 'text/occi', 'application/occi+json', 'text/uri-list'],
    accepted: (context) => {
      const values = fieldValues(context.request.fields, 'Accept');
      return values.length === 0 ? undefined : mediaRanges(values.join(','));
    },
    select: (context, offers) => {
      const ranges = context.behaviour.negotiation.accepted(context);
      return ranges === undefined || ranges.length === 0 ? offers[0] : bestOffer(ranges, offers);
    },
    notAcceptable: 406,
    listingOnlyStatus: 400,
    headLimit: 256 * 1024,
    isHeadTooLarge: (context, fields) =>
      fields.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0) > context.behaviour.negotiation.headLimit,
    headTooLargeStatus: 406,
    inputRendering: (context) => {
      const type = mediaTypeOf(fieldValues(context.request.fields, 'Content-Type')[0]);
      const known = context.behaviour.negotiation.reads.find((r) => r === type);
      return known === 'text/occi+plain' ? 'text/plain' : known;
    },
    unsupportedStatus: 415,
  };
}

/** Elements of an Accept value; what is no media range is left out. */
export function mediaRanges(value: string): MediaRange[] {
  return value.split(',').flatMap((element) => {
    const [range, ...parameters] = element.split(';').map((p) => p.trim());
    const match = /^([^\s/]+)\/([^\s/]+)$/.exec(range ?? '');
    if (match === null) return [];
    const weight = parameters.map((p) => /^q\s*=\s*"?([0-9.]+)"?$/i.exec(p)?.[1]).find((q) => q !== undefined);
    const quality = weight === undefined ? 1 : Math.min(1, Number(weight));
    return [
      { type: (match[1] ?? '').toLowerCase(), subtype: (match[2] ?? '').toLowerCase(), quality: Number.isNaN(quality) ? 0 : quality },
    ];
  });
}

/** The offer of the highest quality; among equals the one asked for by a more exact or earlier range, then the server's order. */
export function bestOffer(ranges: readonly MediaRange[], offers: readonly OutputType[]): OutputType | undefined {
  const rated = offers.flatMap((offer, order) => {
    const [type, subtype] = offer.split('/');
    const fits = ranges
      .map((range, position) => ({ range, position, exactness: range.type === '*' ? 0 : range.subtype === '*' ? 1 : 2 }))
      .filter(({ range }) => (range.type === '*' || range.type === type) && (range.subtype === '*' || range.subtype === subtype))
      .sort((a, b) => b.exactness - a.exactness || a.position - b.position);
    const best = fits[0];
    return best === undefined || best.range.quality === 0
      ? []
      : [{ offer, order, quality: best.range.quality, exactness: best.exactness, position: best.position }];
  });
  rated.sort((a, b) => b.quality - a.quality || b.exactness - a.exactness || a.position - b.position || a.order - b.order);
  return rated[0]?.offer;
}
