/** Several instances cannot be created at once. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'batch-refused',
  kind: 'variant',
  clause: 'http.collection-create.batch-accepted',
  title: 'Several instances cannot be created at once',
  conflicts: ['batch-201', 'generous', 'minimal'],
  target: { ics: { absent: ['batch-create'] } },
  apply(behaviour) {
    behaviour.collections.batchOffered = false;
  },
};

export default deviation;
