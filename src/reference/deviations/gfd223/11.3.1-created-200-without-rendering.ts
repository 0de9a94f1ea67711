/** Creation is answered with 200 and nothing else. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'created-200-without-rendering',
  kind: 'mutant',
  clause: 'http.collection-create.ok-rendering',
  title: 'Creation is answered with 200 and nothing else',
  apply(behaviour) {
    behaviour.collections.createStatus = 200;
    behaviour.collections.created = () => ({ kind: 'none' });
  },
};

export default deviation;
