/** Filters are not read. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filters-ignored',
  kind: 'variant',
  clause: 'http.methods.filter-support',
  title: 'Filters are not read',
  conflicts: ['generous'],
  target: { ics: { absent: ['filtering', 'entity-filtering'] } },
  apply(behaviour) {
    behaviour.filtering.isOffered = false;
  },
};

export default deviation;
