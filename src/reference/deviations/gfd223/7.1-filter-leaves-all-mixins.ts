/** A filter on discovery leaves all mixins. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filter-leaves-all-mixins',
  kind: 'mutant',
  clause: 'http.filtering-qi.only-related',
  title: 'A filter on discovery leaves all mixins',
  apply(behaviour) {
    const { isWanted } = behaviour.filtering;
    behaviour.filtering.isWanted = (context, category, filter) => category.class === 'mixin' || isWanted(context, category, filter);
  },
};

export default deviation;
