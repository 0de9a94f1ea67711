/** Decisions on how a request's payload is read, and on the rendering of its answer (GFD.223 section 5.1). */
import { fieldValue, mediaTypeOf } from '../../message.js';
import { type DeviationCode, REMARKS } from '../../occi/deviation.js';
import type { CategoryId, Entity, Payload } from '../../occi/model.js';
import { parseAs } from '../../occi/parse.js';
import type { Expected, Rendering } from '../../occi/rendering.js';
import { type Choice, type Context, choose, type Operation, type OutputType } from '../context.js';
import { Refusal } from '../outcome.js';

export interface RequestsBehaviour {
  /** Whether the message carries, or says it carries, a payload. */
  hasPayload: (context: Context) => boolean;
  /** Rendering of the answer; refuses when none is acceptable. */
  output: (context: Context) => OutputType;
  /** What the payload says; refuses what cannot be read. */
  payload: (context: Context) => Payload;
  /** Departures from the grammar that are read over. */
  tolerated: Set<DeviationCode>;
  /** For a payload that breaks its format. */
  unintelligibleStatus: Choice<number>;
}

/**
 * What 1.1 clients and careless ones write, and what has one meaning all the same. Nothing here may change what is created, and
 * nothing that a clause wants refused.
 */
const LENIENT: readonly DeviationCode[] = [
  'trailing-semicolon',
  'parameter-order',
  'parameter-unknown',
  'space-around-equals',
  'class-missing',
  'category-unquoted-list',
  'line-ends-mixed',
  'blank-line',
  'field-name-case',
  'line-folded',
  'entry-order',
  'number-signed',
  'number-exponent',
  'location-list',
  'action-term-mismatch',
  'kind-missing',
  'entry-missing-category',
  'entity-wrapped',
  'category-bare',
  'id-missing',
  'id-not-uri',
  'link-end-missing-source',
  'link-end-location-urn',
  'location-missing',
  'pattern-schema-missing',
  'core-attribute-misplaced',
  'core-attribute-conflicting',
  'empty-object',
  'mixins-repeated',
  'member-unknown',
  'field-unknown',
  'byte-order-mark',
];

export function requestsBehaviour(): RequestsBehaviour {
  return {
    hasPayload: ({ request }) => request.body.length > 0 || fieldValue(request.fields, 'Content-Type') !== undefined,
    output,
    payload,
    tolerated: new Set([...REMARKS, ...LENIENT]),
    unintelligibleStatus: 400,
  };
}

/** Operations whose answer lists instances, so that text/uri-list can carry it (GFD.229 section 8). */
const LISTINGS: ReadonlySet<Operation | ''> = new Set([
  'kind-get',
  'mixin-get',
  'unbound-get',
  'kind-post',
  'kind-batch',
  'kind-action',
  'mixin-post',
  'mixin-put',
  'mixin-delete',
  'mixin-action',
]);

function output(context: Context): OutputType {
  const { negotiation } = context.behaviour;
  const offers = negotiation.offers.filter((o) => o !== 'text/uri-list' || LISTINGS.has(context.operation));
  const chosen = negotiation.select(context, offers);
  if (chosen !== undefined) return chosen;
  if (negotiation.select(context, negotiation.offers) === 'text/uri-list') {
    throw new Refusal(choose(negotiation.listingOnlyStatus, context), 'text/uri-list can only list instances');
  }
  const fallback = choose(negotiation.notAcceptable, context);
  if (typeof fallback === 'string') return fallback;
  throw new Refusal(fallback, `Acceptable would be ${negotiation.offers.join(', ')}`);
}

/** What each operation hopes to find; a GET on a collection reads a filter. */
const EXPECTED: Partial<Record<Operation, Expected>> = {
  'qi-get': 'categories',
  'qi-post': 'categories',
  'qi-delete': 'categories',
  'entity-put-create': 'entity',
  'entity-put-replace': 'entity',
  'entity-post': 'entity',
  'entity-action': 'action',
  'kind-get': 'entity',
  'kind-post': 'entity',
  'kind-action': 'action',
  'mixin-get': 'entity',
  'mixin-action': 'action',
  'mixin-post': 'collection',
  'mixin-put': 'collection',
  'mixin-delete': 'collection',
  'unbound-get': 'entity',
};

function payload(context: Context): Payload {
  const { behaviour, operation, request, input } = context;
  const { requests, negotiation } = behaviour;
  // Neither reads anything, whatever comes with it (sections 10.1 and 10.4).
  if (operation === '' || operation === 'entity-get' || operation === 'entity-delete') return { kind: 'none' };
  if (request.method === 'GET' || request.method === 'HEAD') return filterPayload(context, EXPECTED[operation]);
  if (!requests.hasPayload(context)) return { kind: 'none' };
  if (input === undefined) {
    const type = mediaTypeOf(fieldValue(request.fields, 'Content-Type'));
    throw new Refusal(
      choose(negotiation.unsupportedStatus, context),
      type === undefined ? 'Content-Type is missing' : `${type} is not read here`,
    );
  }
  return read(context, input, EXPECTED[operation]);
}

/** Filters travel in header fields alone (section 7); what else a GET carries is not looked at. */
function filterPayload(context: Context, expected: Expected | undefined): Payload {
  if (context.input !== 'text/occi' || !choose(context.behaviour.filtering.isOffered, context)) return { kind: 'none' };
  return read(context, context.input, expected);
}

function read(context: Context, rendering: Rendering, expected: Expected | undefined): Payload {
  const { request, behaviour } = context;
  const message = { fields: request.fields, body: request.body };
  const first = parseAs(rendering, message, 'request', expected);
  // An action where an instance is due is an invocation in the wrong place, and is to be told so.
  const isMisplaced = first.deviations.some((d) => d.code === 'action-category-in-entity');
  const parsed = isMisplaced ? parseAs(rendering, message, 'request') : first;
  const fault = parsed.deviations.find((d) => !behaviour.requests.tolerated.has(d.code));
  if (fault !== undefined || parsed.payload.kind === 'unintelligible') {
    const what = fault === undefined ? 'The payload is no OCCI rendering' : `Malformed payload (${fault.code}): ${fault.excerpt}`;
    throw new Refusal(choose(behaviour.requests.unintelligibleStatus, context), what.replace(/[\r\n]+/g, ' '));
  }
  return parsed.payload.kind === 'entity' ? { kind: 'entity', entity: sorted(context, parsed.payload.entity) } : parsed.payload;
}

/** Without class, which 1.1 clients left out, only the server can tell a kind from a mixin. */
function sorted(context: Context, entity: Entity): Entity {
  if (entity.kind !== undefined) return entity;
  const isKind = (id: CategoryId): boolean => context.site.category(id, context.world)?.class === 'kind';
  return { ...entity, kind: entity.mixins.find(isKind), mixins: entity.mixins.filter((id) => !isKind(id)) };
}
