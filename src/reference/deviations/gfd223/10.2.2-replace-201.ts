/** Replacement is answered with 201 and Location. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'replace-201',
  kind: 'variant',
  clause: 'http.put-replace.status',
  title: 'Replacement is answered with 201 and Location',
  conflicts: ['generous', 'minimal'],
  apply(behaviour) {
    behaviour.entities.replaceStatus = 201;
  },
};

export default deviation;
