/** Creation by PUT is answered with 203. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-203',
  kind: 'mutant',
  clause: 'http.put-create.status',
  title: 'Creation by PUT is answered with 203',
  apply(behaviour) {
    behaviour.entities.putCreateStatus = 203;
  },
};

export default deviation;
