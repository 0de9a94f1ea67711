/** Association is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'association-204',
  kind: 'mutant',
  clause: 'http.associate.status',
  title: 'Association is answered with 204',
  apply(behaviour) {
    behaviour.mixins.associateStatus = 204;
  },
};

export default deviation;
