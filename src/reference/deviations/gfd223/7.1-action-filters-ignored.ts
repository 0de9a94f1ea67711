/** A filter by an action is not heeded. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-filters-ignored',
  kind: 'mutant',
  clause: 'http.filtering-qi.all-classes',
  title: 'A filter by an action is not heeded',
  apply(behaviour) {
    const { isWanted } = behaviour.filtering;
    behaviour.filtering.isWanted = (context, category, filter) =>
      filter.categories.some((id) => context.site.category(id, context.world)?.class === 'action') || isWanted(context, category, filter);
  },
};

export default deviation;
