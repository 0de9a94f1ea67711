/** Deletion of a collection is answered with 200. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-delete-200',
  kind: 'variant',
  clause: 'http.collection-delete.status',
  title: 'Deletion of a collection is answered with 200',
  conflicts: ['generous'],
  apply(behaviour) {
    behaviour.collections.deleteStatus = 200;
  },
};

export default deviation;
