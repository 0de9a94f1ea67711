/** A filter by a category that does not exist is answered with 404. */

import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filter-by-unknown-category-404',
  kind: 'variant',
  clause: 'http.filtering-qi.only-related',
  title: 'A filter by a category that does not exist is answered with 404',
  conflicts: ['filter-by-relation'],
  apply(behaviour) {
    const { isWanted } = behaviour.filtering;
    behaviour.filtering.isWanted = (context, category, filter) => {
      const unknown = filter.categories.find((id) => context.site.category(id, context.world) === undefined);
      if (unknown !== undefined) throw new Refusal(404, `There is no category ${unknown}`);
      return isWanted(context, category, filter);
    };
  },
};

export default deviation;
