/** Plain resources and links cannot be made, so their kinds have no location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'core-kinds-uninstantiable',
  kind: 'variant',
  clause: 'http.location.kind-bound',
  title: 'Plain resources and links cannot be made, so their kinds have no location',
  apply(behaviour) {
    for (const c of behaviour.offering.categories) {
      if (c.scheme === 'http://schemas.ogf.org/occi/core#') delete c.location;
    }
  },
};

export default deviation;
