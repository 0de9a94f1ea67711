/** A partial update is answered with 203. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-203',
  kind: 'mutant',
  clause: 'http.partial-update.status',
  title: 'A partial update is answered with 203',
  apply(behaviour) {
    behaviour.entities.updateStatus = 203;
  },
};

export default deviation;
