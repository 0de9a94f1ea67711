/** The members that an answer lists against what is expected of them. */
import { entityId } from '../../../occi/identity.js';
import { resolveLocation } from '../../../occi/location.js';
import { Exchange } from '../../interpretation/exchange.js';
import { asText, isList, isThing, type Value } from '../../interpretation/value.js';
import { type Finding, plain, together } from '../finding.js';
import type { MatchContext } from './context.js';
import { payloadWords, shortened } from './entity.js';

/** Members of a listing: by URL in text, by id in JSON, whose members have no URL. */
export interface Listing {
  by: 'location' | 'id';
  members: string[];
}

/** The listing in an answer, or words for what was there instead. An empty text answer is an empty listing. */
export function listingIn(exchange: Exchange): { listing: Listing } | { instead: string } {
  if (!exchange.ok) return { instead: exchange.ending };
  const { payload, rendering } = exchange.parsed('collection');
  if (payload.kind === 'none' && rendering !== undefined && rendering !== 'application/occi+json' && exchange.status !== 204) {
    return { listing: { by: 'location', members: [] } };
  }
  if (payload.kind !== 'collection') return { instead: `${exchange.ending} with ${payloadWords(payload.kind)}` };
  if (rendering === 'application/occi+json') {
    return { listing: { by: 'id', members: payload.members.map((m) => entityId(m) ?? '') } };
  }
  const base = exchange.request.url;
  return { listing: { by: 'location', members: payload.locations.map((l) => resolveLocation(l, base) ?? l) } };
}

/** `includes excludes only sameAs changedSince subsetOf count partitionedBy distinct`. */
export function matchCollection(expected: { readonly [relation: string]: Value }, context: MatchContext): Finding {
  const read = listingIn(context.exchange);
  if ('instead' in read) return plain(false, 'an entity collection rendering', read.instead);
  const { listing } = read;
  return together(Object.entries(expected).map(([relation, operand]) => matchRelation(listing, relation, operand)));
}

function matchRelation(listing: Listing, relation: string, operand: Value): Finding {
  const have = new Set(listing.members);
  const got = listing.members.length === 0 ? 'no members' : `${listing.members.length} members: ${shortened(listing.members)}`;
  switch (relation) {
    case 'includes': {
      const missing = namesOf(operand, listing).filter((n) => !have.has(n));
      return plain(
        missing.length === 0,
        `members including ${wordsOf(operand, listing)}`,
        missing.length === 0 ? got : `${got}; missing ${shortened(missing)}`,
      );
    }
    case 'excludes': {
      const present = namesOf(operand, listing).filter((n) => have.has(n));
      return plain(
        present.length === 0,
        `members without ${wordsOf(operand, listing)}`,
        present.length === 0 ? got : `${got}; among them ${shortened(present)}`,
      );
    }
    case 'only': {
      const named = new Set(namesOf(operand, listing));
      const ok = named.size === have.size && [...named].every((n) => have.has(n));
      return plain(ok, named.size === 0 ? 'no members' : `exactly the members ${wordsOf(operand, listing)}`, got);
    }
    case 'sameAs': {
      const other = unionOf(operand, listing);
      if (other === undefined) return plain(false, 'the same members as another listing', 'that listing could not be read');
      const missing = [...other].filter((n) => !have.has(n));
      const more = [...have].filter((n) => !other.has(n));
      return plain(
        missing.length === 0 && more.length === 0,
        `the same ${other.size} members as before`,
        missing.length + more.length === 0
          ? got
          : `${got}${missing.length > 0 ? `; missing ${shortened(missing)}` : ''}${more.length > 0 ? `; more: ${shortened(more)}` : ''}`,
      );
    }
    case 'partitionedBy': {
      const parts = partsOf(operand);
      if (parts === undefined) return plain(false, 'pages that make up the collection', 'a page could not be read');
      // pages that come when all has been shown lie beyond the last one
      const all: string[] = [];
      for (const { members } of parts) if (listing.members.some((m) => !all.includes(m))) all.push(...members);
      const twice = all.filter((m, i) => all.indexOf(m) !== i);
      const missing = listing.members.filter((m) => !all.includes(m));
      const more = all.filter((m) => !have.has(m));
      const wrong = [
        ...(twice.length > 0 ? [`on two pages: ${shortened(twice)}`] : []),
        ...(missing.length > 0 ? [`on no page: ${shortened(missing)}`] : []),
        ...(more.length > 0 ? [`not in the collection: ${shortened(more)}`] : []),
      ];
      return plain(
        wrong.length === 0,
        'pages that are disjoint and together make up the collection',
        wrong.length === 0 ? `${parts.length} pages with ${all.length} members` : wrong.join('; '),
      );
    }
    case 'changedSince': {
      const other = unionOf(operand, listing);
      const same = other !== undefined && other.size === have.size && [...other].every((m) => have.has(m));
      return plain(!same, 'other members than before', same ? 'the same members' : got);
    }
    case 'subsetOf': {
      const other = unionOf(operand, listing);
      const more = other === undefined ? listing.members : listing.members.filter((m) => !other.has(m));
      return plain(
        more.length === 0,
        'only members of the whole collection',
        more.length === 0 ? got : `${got}; not in the whole: ${shortened(more)}`,
      );
    }
    case 'count': {
      // two renderings name members differently, so that only their number can be compared
      const other = sizeOfSame(operand);
      return other === undefined
        ? matchCount(listing.members.length, operand, 'members', got)
        : matchCount(have.size, other, 'members', got);
    }
    case 'distinct':
      return plain(
        have.size === listing.members.length,
        'each member once',
        have.size === listing.members.length ? got : `${got}, some more than once`,
      );
    default:
      return plain(false, `the relation ${relation}`, 'no such relation of a collection');
  }
}

/** A number, or `{ atLeast: n, atMost: n, oneOf: [...] }`. */
export function matchCount(actual: number, operand: Value, noun: string, got: string): Finding {
  if (typeof operand === 'number') return plain(actual === operand, `${operand} ${noun}`, got);
  const bounds = operand as { readonly atLeast?: Value; readonly atMost?: Value; readonly oneOf?: Value };
  const ok =
    (typeof bounds.atLeast !== 'number' || actual >= bounds.atLeast) &&
    (typeof bounds.atMost !== 'number' || actual <= bounds.atMost) &&
    (!isList(bounds.oneOf) || bounds.oneOf.includes(actual));
  const words = Object.entries(bounds).map(
    ([k, v]) => `${k === 'atLeast' ? 'at least' : k === 'atMost' ? 'at most' : 'one of'} ${asText(v)}`,
  );
  return plain(ok, `${words.join(' and ')} ${noun}`, got);
}

/** Number of members of the listing that `{ sameAs: saved }` names; none could be as many as an unreadable one has. */
function sizeOfSame(operand: Value): number | undefined {
  const other = operand !== null && typeof operand === 'object' && 'sameAs' in operand ? operand.sameAs : undefined;
  if (!(other instanceof Exchange)) return undefined;
  const read = listingIn(other);
  return 'listing' in read ? new Set(read.listing.members).size : -1;
}

/** How the listing names what the operand names. */
function namesOf(operand: Value, listing: Listing): string[] {
  if (isList(operand)) return operand.flatMap((o) => namesOf(o, listing));
  if (isThing(operand)) {
    if (operand.what === 'entity') return [listing.by === 'id' ? (operand.id ?? operand.location) : operand.location];
    if (operand instanceof Exchange) {
      const read = listingIn(operand);
      return 'listing' in read ? read.listing.members : [];
    }
  }
  return [asText(operand)];
}

function wordsOf(operand: Value, listing: Listing): string {
  return shortened(namesOf(operand, listing));
}

/** Saved listings. An answer without content lists nothing; that it should have said so otherwise is for another clause. */
function partsOf(operand: Value): Listing[] | undefined {
  const parts = (isList(operand) ? operand : [operand]).map((o) => {
    if (!(o instanceof Exchange)) return { instead: 'no exchange' };
    return o.status === 204 ? { listing: { by: 'location' as const, members: [] } } : listingIn(o);
  });
  return parts.every((p) => 'listing' in p) ? parts.map((p) => p.listing) : undefined;
}

/** Union of saved listings; undefined when one of them is none or names its members in another way. */
function unionOf(operand: Value, listing: Listing): Set<string> | undefined {
  const parts = partsOf(operand);
  return parts === undefined || parts.some((p) => p.by !== listing.by && p.members.length > 0)
    ? undefined
    : new Set(parts.flatMap((p) => p.members));
}
