/** Filters are read on kinds and on the query interface, on mixins they are not. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'mixin-collections-not-filtered',
  kind: 'mutant',
  clause: 'http.methods.filter-support',
  title: 'Filters are read on kinds and on the query interface, on mixins they are not',
  apply(behaviour) {
    behaviour.filtering.isOffered = (context) => context.operation !== 'mixin-get';
  },
};

export default deviation;
