/** The last two mixins have the same location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'last-mixins-share-location',
  kind: 'mutant',
  clause: 'http.location.unique',
  title: 'The last two mixins have the same location',
  apply(behaviour) {
    const [other, last] = behaviour.offering.categories.filter((c) => c.class === 'mixin').slice(-2);
    if (other?.location !== undefined && last !== undefined) last.location = other.location;
  },
};

export default deviation;
