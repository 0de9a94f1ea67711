/** The removal of a mixin is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'removal-204',
  kind: 'mutant',
  clause: 'http.qi-delete.status',
  title: 'The removal of a mixin is answered with 204',
  apply(behaviour) {
    behaviour.queryInterface.removeStatus = 204;
  },
};

export default deviation;
