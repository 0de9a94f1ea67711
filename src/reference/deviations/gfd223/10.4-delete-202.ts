/** Deletion is answered with 202. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'delete-202',
  kind: 'mutant',
  clause: 'http.entity-delete.status',
  title: 'Deletion is answered with 202',
  apply(behaviour) {
    behaviour.entities.deleteStatus = 202;
  },
};

export default deviation;
