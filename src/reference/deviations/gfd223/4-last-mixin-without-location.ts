/** The last mixin has no location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'last-mixin-without-location',
  kind: 'mutant',
  clause: 'http.location.mixin-bound',
  title: 'The last mixin has no location',
  apply(behaviour) {
    const last = behaviour.offering.categories.filter((c) => c.class === 'mixin').at(-1);
    if (last !== undefined) delete last.location;
  },
};

export default deviation;
