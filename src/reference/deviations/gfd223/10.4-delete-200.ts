/** Deletion is answered with 200. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'delete-200',
  kind: 'variant',
  clause: 'http.entity-delete.status',
  title: 'Deletion is answered with 200',
  conflicts: ['generous'],
  apply(behaviour) {
    behaviour.entities.deleteStatus = 200;
  },
};

export default deviation;
