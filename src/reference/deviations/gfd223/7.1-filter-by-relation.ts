/** A filter on discovery also leaves what refers to the category named. */

import { categoryId } from '../../../occi/model.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filter-by-relation',
  kind: 'variant',
  clause: 'http.filtering-qi.only-related',
  title: 'A filter on discovery also leaves what refers to the category named',
  conflicts: ['filter-by-unknown-category-404'],
  apply(behaviour) {
    behaviour.filtering.isWanted = (context, category, filter) => {
      const id = categoryId(category);
      return filter.categories.some((named) => {
        const wanted = context.site.category(named, context.world);
        const applies = wanted?.class === 'kind' && category.applies.some((kind) => context.site.lineage(named).includes(kind));
        return named === id || wanted?.actions.includes(id) === true || category.parent === named || wanted?.parent === id || applies;
      });
    };
  },
};

export default deviation;
