/** An empty collection is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'empty-collection-204',
  kind: 'mutant',
  clause: 'http.collection-get.status',
  title: 'An empty collection is answered with 204',
  apply(behaviour) {
    behaviour.collections.getStatus = (_context, listed) => (listed.length === 0 ? 204 : 200);
  },
};

export default deviation;
