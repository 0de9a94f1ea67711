/** What a path denotes: the query interface, a collection, an instance, a path above collections, or nothing. */
import type { Category } from '../occi/model.js';
import type { Site } from './site/site.js';
import type { Instance, World } from './world.js';

export type Target =
  | { kind: 'query-interface'; wellKnown: boolean }
  | { kind: 'kind'; category: Category }
  | { kind: 'mixin'; category: Category }
  | { kind: 'entity'; entity: Instance }
  /** A path bound to nothing, with collections below it (GFD.223 section 4.1). */
  | { kind: 'unbound'; below: readonly Category[] }
  /** `creatable`: the kind in whose location the path lies, so that PUT may create there. */
  | { kind: 'nothing'; creatable: Category | undefined };

export interface Paths {
  queryInterface: string;
  /** Undefined: there is none. */
  wellKnown: string | undefined;
  unbound: boolean;
}

/** Looks the path up, instances before collections. */
export function findTarget(path: string, world: World, site: Site, paths: Paths): Target {
  if (path === paths.queryInterface) return { kind: 'query-interface', wellKnown: false };
  if (path === paths.wellKnown) return { kind: 'query-interface', wellKnown: true };
  const entity = world.entities.get(path);
  if (entity !== undefined) return { kind: 'entity', entity };
  const categories = site.collections(world);
  const bound = categories.find((c) => c.location === path);
  if (bound !== undefined) return bound.class === 'mixin' ? { kind: 'mixin', category: bound } : { kind: 'kind', category: bound };
  const above = path.endsWith('/') ? path : `${path}/`;
  const below = categories.filter((c) => c.location !== undefined && asFolder(c.location).startsWith(above));
  if (below.length > 0 && paths.unbound) return { kind: 'unbound', below };
  const name = /^(.*\/)[^/]+$/.exec(path)?.[1];
  const creatable = categories.find((c) => c.class === 'kind' && c.location !== undefined && asFolder(c.location) === name);
  return { kind: 'nothing', creatable: below.length > 0 ? undefined : creatable };
}

/** The path with one slash at its end. */
export function asFolder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
