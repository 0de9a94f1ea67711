/** Several new instances are answered with 201 and their locations in header fields. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'batch-201',
  kind: 'variant',
  clause: 'http.collection-create.created-location',
  title: 'Several new instances are answered with 201 and their locations in header fields',
  conflicts: ['batch-refused', 'generous', 'minimal'],
  apply(behaviour) {
    behaviour.collections.batchStatus = 201;
  },
};

export default deviation;
