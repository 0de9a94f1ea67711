/** What a GET on a collection lists: the members that the filter leaves, and of these one page (GFD.223 sections 6 and 7). */
import { categoryId } from '../../occi/model.js';
import type { Filter } from '../behaviour/filtering.js';
import { type Context, choose } from '../context.js';
import { Refusal } from '../outcome.js';
import type { Instance } from '../world.js';

/** The filter in the header fields, undefined for none. */
export function requestedFilter(context: Context): Filter | undefined {
  const { payload } = context;
  switch (payload.kind) {
    case 'none':
      return undefined;
    case 'categories':
      return { categories: payload.categories.map(categoryId), attributes: new Map() };
    case 'action':
      return { categories: [payload.invocation.action], attributes: payload.invocation.attributes };
    case 'entity': {
      const { kind, mixins, attributes } = payload.entity;
      return { categories: [...(kind === undefined ? [] : [kind]), ...mixins], attributes };
    }
    default:
      throw new Refusal(choose(context.behaviour.filtering.malformedStatus, context), 'A filter has categories and attributes');
  }
}

/** Members that the answer shows. */
export function listedMembers(context: Context, members: readonly Instance[]): readonly Instance[] {
  const { filtering, pagination, collections } = context.behaviour;
  const filter = requestedFilter(context);
  const wanted = filter === undefined ? members : members.filter((m) => filtering.matches(context, m, filter));
  const page = choose(pagination.isOffered, context) ? pagination.requested(context) : undefined;
  return collections.listed(context, page === undefined ? wanted : pagination.slice(context, wanted, page));
}
