/** Finding the entity that a request has brought into being, by every known way and in order of trust. */
import { fieldValue, fieldValues } from '../../message.js';
import { entityId } from '../../occi/identity.js';
import { resolveLocation } from '../../occi/location.js';
import { parseAs } from '../../occi/parse.js';
import type { Facts } from '../discovery/facts.js';
import { listingIn } from '../judgement/matchers/collection.js';
import { entityIn } from '../judgement/matchers/entity.js';
import { categoryAt, contextOf } from '../plan/effect.js';
import { isAtHome } from '../run/confined.js';
import { again, type Piece, send } from './command.js';
import type { Exchange } from './exchange.js';
import { buildRequest } from './request.js';
import type { CategoryValue } from './value.js';

export type Way = 'Location' | 'X-OCCI-Location' | 'uri-list' | 'json-strings' | 'entity-id' | 'difference';

export interface Created {
  /** Absolute URL. */
  location: string;
  by: Way;
}

/**
 * Entities that the answer itself tells of: at most `most`, without any further request. The location of a collection or of the
 * query interface is never one of them, nor is anything at another host: what is taken for ours is removed at the end.
 */
export function namedIn(exchange: Exchange, most: number, facts: Pick<Facts, 'urls' | 'categories'>): Created[] {
  if (!exchange.ok) return [];
  const base = exchange.request.url;
  const isEntity = (url: string): boolean =>
    isAtHome(url, facts.urls.base) &&
    url !== facts.urls.base &&
    url !== facts.urls.qi &&
    url !== facts.urls.wellKnown &&
    categoryAt(url, facts) === undefined;
  const resolve = (reference: string): string[] => {
    const url = resolveLocation(reference, base);
    return url === undefined ? [] : [url];
  };
  const ways: { by: Way; urls: () => string[] }[] = [
    {
      by: 'Location',
      urls: () =>
        (most === 1 ? [fieldValue(exchange.fields, 'Location') ?? ''] : fieldValues(exchange.fields, 'Location'))
          .filter((l) => l !== '')
          .flatMap(resolve),
    },
    { by: 'X-OCCI-Location', urls: () => textLocations(exchange).flatMap(resolve) },
    { by: 'uri-list', urls: () => uriLines(exchange).flatMap(resolve) },
    { by: 'json-strings', urls: () => jsonUrls(exchange).flatMap(resolve) },
  ];
  for (const { by, urls } of ways) {
    const found = [...new Set(urls())].filter((u) => u !== base && isEntity(u));
    if (found.length === most) return found.map((location) => ({ location, by }));
  }
  return [];
}

function textLocations(exchange: Exchange): string[] {
  for (const rendering of ['text/occi', 'text/plain'] as const) {
    const { payload } = parseAs(rendering, { fields: exchange.fields, body: exchange.body }, 'response');
    if (payload.kind === 'collection' && payload.locations.length > 0) return payload.locations;
  }
  return [];
}

function uriLines(exchange: Exchange): string[] {
  return new TextDecoder()
    .decode(exchange.body)
    .split(/\r?\n/)
    .filter((line) => /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(line));
}

function jsonUrls(exchange: Exchange): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && /^([a-z][a-z0-9+.-]*:\/\/|\/)\S+$/i.test(value)) found.push(value);
    else if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null && !('kind' in value)) for (const item of Object.values(value)) visit(item);
  };
  try {
    visit(JSON.parse(new TextDecoder().decode(exchange.body)));
  } catch {
    return [];
  }
  return found;
}

/** How many members of a collection are read in search of one. */
const SEARCH = 20;

/**
 * One new entity, looked for with further requests when the answer does not name it, until the target's deadline for what was
 * written to be visible.
 */
export function* findCreated(
  exchange: Exchange,
  kind: CategoryValue | undefined,
  title: string | undefined,
  step: string,
  facts: Facts,
): Piece<Created | undefined> {
  for (let n = 0; ; n++) {
    const found = yield* findNow(exchange, kind, title, `${step}.find`, n, facts);
    if (found !== undefined) {
      if (n > 0) yield { do: 'settle', step: `${step}.find`, observations: n + 1 };
      return found;
    }
    if (!exchange.ok || kind?.location === undefined || !(yield* again(`${step}.find`, n + 1, 'visibility'))) return undefined;
  }
}

/** By its id in the URLs of its kind's collection, then by its title among members of that collection. */
function* findNow(
  exchange: Exchange,
  kind: CategoryValue | undefined,
  title: string | undefined,
  step: string,
  round: number,
  facts: Facts,
): Piece<Created | undefined> {
  const named = namedIn(exchange, 1, facts)[0];
  if (named !== undefined) return named;
  if (!exchange.ok || kind?.location === undefined) return undefined;
  const read = entityIn(exchange);
  const id = 'entity' in read ? entityId(read.entity) : undefined;
  const listing = yield* look(kind.location, step, round, facts);
  const listed = listingIn(listing);
  if (!('listing' in listed)) return undefined;
  const { by, members } = listed.listing;
  // JSON lists ids and no URLs; that an id stands below its kind's location is a guess, which the reading has to confirm
  const folder = kind.location.endsWith('/') ? kind.location : `${kind.location}/`;
  const urls = by === 'location' ? members : members.map((member) => folder + member);
  const byId = id === undefined ? [] : urls.filter((url) => url.toLowerCase().includes(id.toLowerCase()));
  const [only] = byId;
  if (by === 'location' && byId.length === 1 && only !== undefined) return { location: only, by: 'entity-id' };
  if (title === undefined) return undefined;
  for (const [n, url] of [...byId, ...urls.slice(-SEARCH).reverse()].entries()) {
    const member = entityIn(yield* look(url, `${step}.${round}`, n, facts));
    if ('entity' in member && member.entity.attributes.get('occi.core.title') === title)
      return { location: url, by: byId.includes(url) ? 'entity-id' : 'difference' };
  }
  return undefined;
}

/** A reading of our own, outside the steps of a case, in the rendering that the target is best read in. */
export function* look(url: string, step: string, iteration: number, facts: Facts): Piece<Exchange> {
  const request = buildRequest({ method: 'GET', url, accept: readingRendering(facts), clientVersion: clientVersion(facts) });
  return yield* send({ step, iteration, request, context: contextOf(url, facts) });
}

/** Text shows URLs of links and actions, which JSON does not. */
export function readingRendering(facts: Facts): string {
  return facts.renderings.has('text/plain') || !facts.renderings.has('application/occi+json') ? 'text/plain' : 'application/occi+json';
}

/** The version that the suite announces unless a test case says otherwise. */
export function clientVersion(facts: Facts): string {
  return String(facts.profile.parameters.clientVersion ?? facts.profile.occi);
}
