/** An action on the collection of a mixin is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-action-204',
  kind: 'mutant',
  clause: 'http.collection-action.status',
  title: 'An action on the collection of a mixin is answered with 204',
  apply(behaviour) {
    behaviour.actions.collectionStatus = (context) => (context.operation === 'mixin-action' ? 204 : 200);
  },
};

export default deviation;
