/** Discovery: the query interface in each rendering, and what follows from it. A case of its own, with id `discovery`. */
import { fieldValues } from '../../message.js';
import type { OcciModel } from '../../occi/model.js';
import type { Rendering } from '../../occi/rendering.js';
import type { Profile, Target } from '../../spec/catalogue.js';
import { type Piece, send } from '../interpretation/command.js';
import type { Exchange } from '../interpretation/exchange.js';
import { OWN_PREFIX } from '../interpretation/identity.js';
import { buildRequest } from '../interpretation/request.js';
import type { CategoryValue } from '../interpretation/value.js';
import { categoriesIn } from '../judgement/matchers/categories.js';
import { listingIn } from '../judgement/matchers/collection.js';
import { isAtHome } from '../run/confined.js';
import { type Check, obstacleIn } from '../run/reachability.js';
import { discovered, type Facts, urlsOf } from './facts.js';

export const DISCOVERY = 'discovery';

/** The renderings of the query interface, the one that shows most URLs first. */
const QI_RENDERINGS = ['text/plain', 'application/occi+json', 'text/occi'] as const satisfies readonly Rendering[];

export type Discovery =
  | { found: true; facts: Facts }
  /** No answer at all, or none that is OCCI: which check failed and what to try. */
  | { found: false; check: Check | 'query interface' | 'locations'; reason: string; exchange: string };

/** Reads the query interface; the well-known URL stands in where /-/ shows nothing. */
export function* discover(target: Target, profile: Profile, model: OcciModel): Piece<Discovery> {
  const urls = urlsOf(target.url);
  const version = String(profile.parameters.clientVersion ?? profile.occi);
  const read = function* (url: string, accept: Rendering, step: string): Piece<Exchange> {
    const request = buildRequest({ method: 'GET', url, accept, clientVersion: version });
    return yield* send({
      step,
      iteration: 0,
      request,
      context: { target: url === urls.qi || url === urls.wellKnown ? 'qi' : 'kind', effect: 'none', wellFormed: true },
    });
  };
  const renderings = new Set<Rendering>();
  const seen: Exchange[] = [];
  const categories = new Map<string, CategoryValue>();
  for (const url of [urls.qi, urls.wellKnown]) {
    if (categories.size > 0) break;
    for (const rendering of QI_RENDERINGS) {
      const exchange = yield* read(url, rendering, `${url === urls.qi ? 'qi' : 'well-known'}.${rendering}`);
      seen.push(exchange);
      const listed = categoriesIn(exchange);
      if (!('categories' in listed) || exchange.rendering !== rendering) continue;
      if (listed.categories.length > 0) renderings.add(rendering);
      for (const category of listed.categories) {
        const value = discovered(category, exchange.request.url);
        categories.set(value.id, merged(categories.get(value.id), value));
      }
      // a target that cannot be reached cannot be reached in another rendering
      if (exchange.status === undefined) break;
    }
  }
  const first = seen[0];
  if (categories.size === 0) {
    const obstacle = seen.map(obstacleIn).find((o) => o !== undefined);
    const reason =
      obstacle === undefined
        ? `no query interface at ${urls.qi} (answered ${first?.ending ?? 'nothing'}) nor at ${urls.wellKnown}; check that the URL is the base of an OCCI service`
        : `${obstacle.text}; ${obstacle.advice}`;
    return { found: false, check: obstacle?.check ?? 'query interface', reason, exchange: first?.text ?? '' };
  }
  // what another run of the suite has added for a while, a part of this one among them, is no offer of the server
  const offered = [...categories.values()].filter(({ term }) => !term.startsWith(OWN_PREFIX));
  // requests go to no other host, so that what is there is as good as without a location
  const away = (c: CategoryValue): boolean => c.location !== undefined && !isAtHome(c.location, urls.base);
  const all = offered.map((c) => (away(c) ? { ...c, location: undefined } : c));
  const kinds = offered.filter((c) => c.class === 'kind' && c.location !== undefined);
  const [lost] = kinds;
  if (lost !== undefined && kinds.every(away)) {
    const reason = `all locations are at another host than ${urls.authority}, such as ${shortened(lost.location ?? '')}; if a proxy stands between, give the URL by which the service names itself`;
    return { found: false, check: 'locations', reason, exchange: first?.text ?? '' };
  }
  const located = all.find((c) => c.class === 'kind' && c.location !== undefined)?.location;
  if (located !== undefined) {
    if (!renderings.has('text/occi')) {
      // a long listing may not fit into header fields where a collection does
      const exchange = yield* read(located, 'text/occi', 'collection.text/occi');
      seen.push(exchange);
      if (exchange.rendering === 'text/occi' && 'listing' in listingIn(exchange)) renderings.add('text/occi');
    }
    const exchange = yield* read(located, 'text/uri-list', 'collection.text/uri-list');
    seen.push(exchange);
    if (exchange.rendering === 'text/uri-list' && 'listing' in listingIn(exchange)) renderings.add('text/uri-list');
    // a query interface may be open to everybody; what is in the collections is not
    const obstacle = obstacleIn(exchange);
    if (obstacle?.check === 'authentication')
      return { found: false, check: obstacle.check, reason: `${obstacle.text}; ${obstacle.advice}`, exchange: exchange.text };
  }
  const facts: Facts = {
    profile,
    target,
    model,
    urls,
    categories: all,
    renderings,
    version: highestVersion(seen),
    recipes: new Map(),
    needs: new Map(),
    bound: new Map(),
  };
  return { found: true, facts };
}

function shortened(location: string): string {
  return location.length > 200 ? `${location.slice(0, 200)}…` : location;
}

/** What two renderings say of one category: JSON tells types, defaults and `applies`, text what JSON may leave out. */
function merged(before: CategoryValue | undefined, now: CategoryValue): CategoryValue {
  if (before === undefined) return now;
  const attributes = before.attributes.map((a) => ({ ...a, ...now.attributes.find((b) => b.name === a.name) }));
  const more = now.attributes.filter((b) => !before.attributes.some((a) => a.name === b.name));
  const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
  return {
    ...before,
    title: before.title ?? now.title,
    location: before.location ?? now.location,
    attributes: [...attributes, ...more],
    actions: union(before.actions, now.actions),
    parent: before.parent ?? now.parent,
    depends: union(before.depends, now.depends),
    applies: union(before.applies, now.applies),
  };
}

/** Highest OCCI version among the product tokens of all Server fields seen (GFD.223 section 5.3). */
function highestVersion(exchanges: readonly Exchange[]): { major: number; minor: number } | undefined {
  const versions = exchanges
    .flatMap((e) => fieldValues(e.fields, 'Server'))
    .flatMap((v) => [...v.matchAll(/(?:^|[ \t])OCCI\/([0-9]{1,5})\.([0-9]{1,5})(?=$|[ \t])/g)])
    .map((m) => ({ major: Number(m[1]), minor: Number(m[2]) }));
  return versions.sort((a, b) => b.major - a.major || b.minor - a.minor)[0];
}
