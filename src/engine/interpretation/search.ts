/** Looking for what an unanswered request has made: title or term and time have to fit, or it is not ours. */
import { fieldValue } from '../../message.js';
import { resolveLocation } from '../../occi/location.js';
import { urlsOf } from '../discovery/facts.js';
import { categoriesIn } from '../judgement/matchers/categories.js';
import { listingIn } from '../judgement/matchers/collection.js';
import { entityIn } from '../judgement/matchers/entity.js';
import type { Channel } from '../run/channel.js';
import type { OpenIntent } from '../run/ledger.js';
import type { Property } from './command.js';
import type { Exchange } from './exchange.js';
import { buildRequest } from './request.js';

export interface Found {
  property: Property;
  intent: OpenIntent;
}

export interface Search {
  found: Found[];
  /** Marks that were looked for and are nowhere. */
  absent: string[];
  /** Where it could not be looked, and how the target answered. */
  unsearched: { url: string; answer: string; marks: readonly string[] }[];
}

/** Members that are read in one collection, the newest (as far as a listing tells) first. */
const MEMBERS = 500;
/** How much earlier than the request an entity may say it was made: clocks differ even after their difference is taken out. Milliseconds. */
const TOLERANCE = 60_000;

/** Searches each place that the intents name once. @param base of the target, beyond which nothing is read */
export async function searchFor(intents: readonly OpenIntent[], base: string, testCase: string, channel: Channel): Promise<Search> {
  const search: Search = { found: [], absent: [], unsearched: [] };
  const { origin } = new URL(base);
  const places = new Map<string, OpenIntent[]>();
  for (const intent of intents) places.set(intent.url, [...(places.get(intent.url) ?? []), intent]);
  let reads = 0;
  const read = async (url: string): Promise<Exchange | undefined> => {
    if (!URL.canParse(url) || new URL(url).origin !== origin) return undefined;
    for (const accept of ['text/plain', 'application/occi+json']) {
      const request = buildRequest({ method: 'GET', url, accept, clientVersion: '1.2' });
      const context = { target: url === urlsOf(base).qi ? 'qi' : 'other', effect: 'none', wellFormed: true } as const;
      const reply = await channel.answer({ do: 'send', step: 'search', iteration: reads++, request, context }, testCase, 1);
      if (reply.kind !== 'exchange') return undefined;
      if (reply.exchange.status !== 406) return reply.exchange;
    }
    return undefined;
  };
  for (const [url, wanted] of places) {
    const marks = wanted.flatMap((intent) => intent.marks);
    const exchange = await read(url);
    const found = exchange === undefined ? undefined : await searchIn(exchange, wanted, read);
    // where nothing is, nothing of ours is
    const empty = exchange?.status === 404 || exchange?.status === 410;
    if (found === undefined && !empty) {
      search.unsearched.push({ url, answer: exchange?.ending ?? 'not read: another host than the target', marks });
      continue;
    }
    search.found.push(...(found ?? []));
    const seen = new Set((found ?? []).map(({ property }) => property.mark ?? property.category?.term));
    search.absent.push(...marks.filter((mark) => !seen.has(mark)));
  }
  return search;
}

/** What of the intents is in a place: an entity, a collection, or the query interface; undefined for anything else. */
async function searchIn(
  exchange: Exchange,
  wanted: readonly OpenIntent[],
  read: (url: string) => Promise<Exchange | undefined>,
): Promise<Found[] | undefined> {
  const { url } = exchange.request;
  if (wanted.some(({ type }) => type === 'mixin')) {
    const listed = categoriesIn(exchange);
    if (!('categories' in listed)) return undefined;
    return listed.categories.flatMap(({ term, scheme, location }) => {
      const intent = wanted.find(({ marks }) => marks.includes(term));
      if (intent === undefined) return [];
      return [{ intent, property: { type: 'mixin', location: resolveLocation(location ?? '', url) ?? url, category: { term, scheme } } }];
    });
  }
  const itself = entityFound(exchange, wanted);
  if (itself !== undefined) return [itself];
  if ('entity' in entityIn(exchange)) return [];
  const listed = listingIn(exchange);
  if (!('listing' in listed)) return undefined;
  const { by, members } = listed.listing;
  const folder = url.endsWith('/') ? url : `${url}/`;
  const missing = new Set(wanted.flatMap(({ marks }) => marks));
  const found: Found[] = [];
  for (const member of [...new Set(members)].slice(-MEMBERS).reverse()) {
    if (missing.size === 0) break;
    const answer = await read(by === 'location' ? member : folder + encodeURIComponent(member.replace(/^urn:uuid:/i, '')));
    const one = answer === undefined ? undefined : entityFound(answer, wanted);
    if (one === undefined) continue;
    found.push(one);
    missing.delete(one.property.mark ?? '');
  }
  return found;
}

function entityFound(exchange: Exchange, wanted: readonly OpenIntent[]): Found | undefined {
  const read = entityIn(exchange);
  if (!('entity' in read)) return undefined;
  const title = read.entity.attributes.get('occi.core.title');
  const intent = wanted.find(({ marks }) => typeof title === 'string' && marks.includes(title));
  if (intent === undefined || !fitsInTime(exchange, intent)) return undefined;
  const kind = read.entity.kind;
  return {
    intent,
    property: {
      type: intent.type,
      location: exchange.request.url,
      mark: String(title),
      ...(kind === undefined ? {} : { kind }),
    },
  };
}

/** False where the target says that it was changed last before the request was sent (Last-Modified, against the target's own clock). */
function fitsInTime(exchange: Exchange, { at }: OpenIntent): boolean {
  const modified = Date.parse(fieldValue(exchange.fields, 'Last-Modified') ?? '');
  if (Number.isNaN(modified)) return true;
  const now = Date.parse(fieldValue(exchange.fields, 'Date') ?? '');
  const ahead = Number.isNaN(now) ? 0 : now - Date.now();
  return modified - ahead >= Date.parse(at) - TOLERANCE;
}
