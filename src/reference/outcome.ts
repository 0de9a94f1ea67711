/** How an operation ends: content to be rendered, or a refusal. */

import type { HeaderField } from '../message.js';
import type { Category, CategoryId } from '../occi/model.js';
import type { Instance } from './world.js';

/** What an answer says, before it is rendered. */
export type Content =
  | { kind: 'none' }
  | { kind: 'entity'; entity: Instance }
  /** Paths of instances that exist. */
  | { kind: 'entities'; entities: readonly Instance[]; of: CollectionClass }
  | { kind: 'categories'; categories: readonly Category[] };

/** Which arrays a collection has in JSON. */
export type CollectionClass = 'resources' | 'links' | 'mixed';

export interface Outcome {
  status: number;
  content: Content;
  /** Path for the Location field. */
  location?: string;
  /** Further fields. */
  fields?: readonly HeaderField[];
}

/** Thrown by whatever decides that a request is not carried out; caught by the dispatcher alone. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    /** One sentence for the client. */
    message: string,
    readonly fields: readonly HeaderField[] = [],
  ) {
    super(message);
  }
}

/** Says which identifier of a category, for messages. */
export function named(id: CategoryId): string {
  return `<${id}>`;
}
