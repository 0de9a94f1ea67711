/** Creation by PUT is answered with 200 and the instance. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'put-create-200',
  kind: 'variant',
  clause: 'http.put-create.status',
  title: 'Creation by PUT is answered with 200 and the instance',
  conflicts: ['generous', 'minimal', 'put-create-refused'],
  apply(behaviour) {
    behaviour.entities.putCreateStatus = 200;
  },
};

export default deviation;
