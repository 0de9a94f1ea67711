/** Creation is answered with 201, Location and nothing else. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'create-201-without-body',
  kind: 'variant',
  clause: 'http.collection-create.created-location',
  title: 'Creation is answered with 201, Location and nothing else',
  conflicts: ['create-200', 'create-200-listing', 'generous', 'minimal'],
  apply(behaviour) {
    behaviour.collections.created = () => ({ kind: 'none' });
  },
};

export default deviation;
