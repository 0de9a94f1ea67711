/** The kind of Entity has a location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'entity-kind-has-location',
  kind: 'mutant',
  clause: 'http.location.entity-kind-unbound',
  title: 'The kind of Entity has a location',
  apply(behaviour) {
    const entity = behaviour.offering.categories.find((c) => c.scheme + c.term === 'http://schemas.ogf.org/occi/core#entity');
    if (entity !== undefined) entity.location = '/entity/';
  },
};

export default deviation;
