/** All collections have other locations, none of them named after the term alone. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'locations-elsewhere',
  kind: 'variant',
  clause: 'http.location.provider-choice',
  title: 'All collections have other locations, none of them named after the term alone',
  apply(behaviour) {
    for (const c of behaviour.offering.categories) {
      if (c.location !== undefined) c.location = `/api/v1/${c.class}s/all-${c.term}/`;
    }
  },
};

export default deviation;
