/** A partial update is answered with 201 and Location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-201',
  kind: 'variant',
  clause: 'http.partial-update.status',
  title: 'A partial update is answered with 201 and Location',
  conflicts: ['generous', 'minimal'],
  apply(behaviour) {
    behaviour.entities.updateStatus = 201;
  },
};

export default deviation;
