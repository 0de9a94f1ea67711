/** An action on a collection is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'collection-action-204',
  kind: 'mutant',
  clause: 'http.collection-action.status',
  title: 'An action on a collection is answered with 204',
  apply(behaviour) {
    behaviour.actions.collectionStatus = 204;
  },
};

export default deviation;
