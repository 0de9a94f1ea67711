/** Locations do not end with a slash. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'locations-without-slash',
  kind: 'variant',
  clause: 'http.location.provider-choice',
  title: 'Locations do not end with a slash',
  apply(behaviour) {
    for (const c of behaviour.offering.categories) {
      if (c.location !== undefined) c.location = c.location.replace(/\/$/, '');
    }
  },
};

export default deviation;
