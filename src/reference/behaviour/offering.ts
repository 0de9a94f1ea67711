/** Decisions on what the server has to offer and where: categories, locations, paths of instances (GFD.223 section 4). */
import { randomUUID } from 'node:crypto';
import { resolveLocation } from '../../occi/location.js';
import type { Category, OcciModel } from '../../occi/model.js';
import type { Context } from '../context.js';
import { modelCategories } from '../site/categories.js';
import { providerCategories } from '../site/provider.js';
import { asFolder } from '../target.js';

export interface OfferingBehaviour {
  /** Provided categories in the order that discovery has them; locations are paths below the base path. */
  categories: Category[];
  /** Whether GET on a path above collections gives what is in them. */
  unboundPaths: boolean;
  /** Path for a new instance. */
  pathFor: (context: Context, kind: Category, id: string) => string;
  newId: (context: Context) => string;
  /** Path that a URI-reference in the request denotes on this server; undefined when it leads elsewhere. */
  pathOf: (context: Context, reference: string) => string | undefined;
  /** Whether a path is bound, or lies where it would hide something else. */
  isTaken: (context: Context, path: string) => boolean;
}

export function offeringBehaviour(model: OcciModel): OfferingBehaviour {
  return {
    categories: [...modelCategories(model), ...providerCategories()],
    unboundPaths: true,
    pathFor: (_context, kind, id) => `${asFolder(kind.location ?? '/')}${id.replace(/^urn:uuid:/, '')}`,
    newId: () => `urn:uuid:${randomUUID()}`,
    pathOf: localPath,
    isTaken: (context, path) => {
      const { protocol, queryInterface } = context.behaviour;
      const reserved = [`${protocol.basePath}${queryInterface.path}`, protocol.basePath, '/.well-known/'];
      return (
        context.world.entities.has(path) ||
        reserved.some((r) => asFolder(path) === r) ||
        path.startsWith('/.well-known/') ||
        context.site.collections(context.world).some((c) => asFolder(c.location ?? '') === asFolder(path))
      );
    },
  };
}

/** The authority may be written as the client reached the server, or as the server calls itself. */
function localPath(context: Context, reference: string): string | undefined {
  if (reference === '') return undefined;
  const resolved = resolveLocation(reference, context.request.url);
  if (resolved === undefined || !URL.canParse(resolved)) return undefined;
  const url = new URL(resolved);
  const own = [context.request.url, context.site.origin].map((u) => new URL(u));
  const loopback = own.map((u) => `localhost:${u.port}`);
  const isOwn = own.some((u) => u.protocol === url.protocol && u.host === url.host) || loopback.includes(url.host);
  return isOwn ? url.pathname : undefined;
}
