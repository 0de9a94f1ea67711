/** Deletion of a collection is answered with 202. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-delete-202',
  kind: 'mutant',
  clause: 'http.collection-delete.status',
  title: 'Deletion of a collection is answered with 202',
  apply(behaviour) {
    behaviour.collections.deleteStatus = 202;
  },
};

export default deviation;
