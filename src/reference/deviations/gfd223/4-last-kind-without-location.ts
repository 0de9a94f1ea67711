/** The last kind can be instantiated and has no location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'last-kind-without-location',
  kind: 'mutant',
  clause: 'http.location.kind-bound',
  title: 'The last kind can be instantiated and has no location',
  apply(behaviour) {
    const last = behaviour.offering.categories.filter((c) => c.class === 'kind').at(-1);
    if (last !== undefined) delete last.location;
  },
};

export default deviation;
