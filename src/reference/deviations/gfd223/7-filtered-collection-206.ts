/** A filtered collection is answered with 206. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filtered-collection-206',
  kind: 'mutant',
  clause: 'http.filtering.get-verb',
  title: 'A filtered collection is answered with 206',
  apply(behaviour) {
    const { getStatus } = behaviour.collections;
    behaviour.collections.getStatus = (context, listed) => (context.payload.kind === 'none' ? getStatus(context, listed) : 206);
  },
};

export default deviation;
