/** What makes two renderings speak of the same thing: ids of entities, and identifiers of categories taken apart. */
import type { CategoryId, Entity } from './model.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id in one form: `urn:uuid:` (any case) cut off and a UUID in lower case; other ids stay as they are. */
export function normalisedId(id: string): string {
  const bare = /^urn:uuid:/i.test(id) ? id.slice('urn:uuid:'.length) : id;
  return UUID.test(bare) ? bare.toLowerCase() : bare;
}

/** Whether the string is a UUID, with or without `urn:uuid:`. */
export function isUuid(id: string): boolean {
  return UUID.test(normalisedId(id));
}

/** Id of an entity in its normal form, or undefined when the rendering did not give a string. */
export function entityId(entity: Entity): string | undefined {
  const id = entity.attributes.get('occi.core.id');
  return typeof id === 'string' && id !== '' ? normalisedId(id) : undefined;
}

/** Whether an entity is a link instance: it has an end (GFD.221 section 5.3.8). */
export function isLinkEntity(entity: Entity): boolean {
  return entity.attributes.has('occi.core.source') || entity.attributes.has('occi.core.target');
}

/**
 * Scheme and term of a category identifier. Nothing but convention says where a scheme ends; by it that is the last "#", else the last
 * character that separates parts of a URI. Undefined when nothing is left for one of the two.
 */
export function splitCategoryId(id: CategoryId): { scheme: string; term: string } | undefined {
  const hash = id.lastIndexOf('#');
  const cut = hash >= 0 ? hash : Math.max(id.lastIndexOf('/'), id.lastIndexOf(':'), id.lastIndexOf('?'), id.lastIndexOf('='));
  if (cut < 0 || cut === id.length - 1) return undefined;
  return { scheme: id.slice(0, cut + 1), term: id.slice(cut + 1) };
}
