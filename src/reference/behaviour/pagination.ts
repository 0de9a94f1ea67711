/** Decisions on pages of collections (GFD.223 section 6). */
import { type Choice, type Context, choose } from '../context.js';
import { Refusal } from '../outcome.js';
import { queryValues } from '../request.js';
import type { Instance } from '../world.js';

/** The part of a collection that a client asks for. */
export interface Page {
  page: number;
  number: number;
}

export interface PaginationBehaviour {
  isOffered: Choice<boolean>;
  /** Index of the first page. */
  base: number;
  /** Largest page that is served. */
  maximum: number;
  tooLargeStatus: Choice<number>;
  /** For what is no integer, or negative. */
  malformedStatus: Choice<number>;
  /** What the query asks for, undefined for the whole collection; refuses what makes no sense. */
  requested: (context: Context) => Page | undefined;
  /** Members on that page; none beyond the last. */
  slice: (context: Context, members: readonly Instance[], page: Page) => readonly Instance[];
}

export function paginationBehaviour(): PaginationBehaviour {
  return {
    isOffered: true,
    base: 1,
    maximum: 1000,
    tooLargeStatus: 413,
    malformedStatus: 400,
    requested: (context) => {
      const { pagination } = context.behaviour;
      const page = integer(context, 'page');
      const number = integer(context, 'number');
      if (number !== undefined && number > pagination.maximum) {
        throw new Refusal(choose(pagination.tooLargeStatus, context), `A page has ${pagination.maximum} members at the most`);
      }
      // With one of the two alone nothing is laid down; the whole collection surprises least.
      return page === undefined || number === undefined ? undefined : { page, number };
    },
    slice: (context, members, { page, number }) => {
      const index = page - context.behaviour.pagination.base;
      return index < 0 ? [] : members.slice(index * number, (index + 1) * number);
    },
  };
}

function integer(context: Context, key: string): number | undefined {
  const [value] = queryValues(context.request, key);
  if (value === undefined) return undefined;
  if (!/^\d{1,15}$/.test(value)) throw new Refusal(choose(context.behaviour.pagination.malformedStatus, context), `${key} is no count`);
  return Number(value);
}
