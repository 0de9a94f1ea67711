/** Creation is answered with 200 and the instance. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'create-200',
  kind: 'variant',
  clause: 'http.collection-create.status',
  title: 'Creation is answered with 200 and the instance',
  conflicts: ['create-200-listing', 'create-201-without-body', 'generous', 'minimal'],
  apply(behaviour) {
    behaviour.collections.createStatus = 200;
  },
};

export default deviation;
