/** Decisions on filters in header fields (GFD.223 section 7). */
import type { AttributeValue, Category, CategoryId } from '../../occi/model.js';
import { categoryId } from '../../occi/model.js';
import type { Choice, Context } from '../context.js';
import { ID, type Instance, SOURCE, TARGET } from '../world.js';

/** What a GET asks for. */
export interface Filter {
  categories: readonly CategoryId[];
  attributes: ReadonlyMap<string, AttributeValue>;
}

export interface FilteringBehaviour {
  /** Asked for each target. */
  isOffered: Choice<boolean>;
  /** For a filter that cannot be read. */
  malformedStatus: Choice<number>;
  /** Whether discovery shows the category under the filter. */
  isWanted: (context: Context, category: Category, filter: Filter) => boolean;
  /** Whether the instance is in the filtered collection. */
  matches: (context: Context, entity: Instance, filter: Filter) => boolean;
  /** Whether the instance has the category. */
  hasCategory: (context: Context, entity: Instance, id: CategoryId) => boolean;
  /** Whether the instance has the attribute with an equal value. */
  hasValue: (context: Context, entity: Instance, name: string, value: AttributeValue) => boolean;
}

export function filteringBehaviour(): FilteringBehaviour {
  return {
    isOffered: true,
    malformedStatus: 400,
    isWanted: (_context, category, filter) => filter.categories.includes(categoryId(category)),
    matches: (context, entity, filter) =>
      filter.categories.every((id) => context.behaviour.filtering.hasCategory(context, entity, id)) &&
      [...filter.attributes].every(([name, value]) => context.behaviour.filtering.hasValue(context, entity, name, value)),
    hasCategory: (context, entity, id) => context.site.lineage(entity.kind).includes(id) || entity.mixins.includes(id),
    hasValue: (context, entity, name, value) => {
      if (name === ID) return entity.id === value;
      const own = entity.attributes.get(name);
      if ((name === SOURCE || name === TARGET) && typeof value === 'string') {
        return own === (context.behaviour.offering.pathOf(context, value) ?? value);
      }
      return own === value;
    },
  };
}
