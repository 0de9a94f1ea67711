/** An action is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-204',
  kind: 'mutant',
  clause: 'http.entity-action.status',
  title: 'An action is answered with 204',
  apply(behaviour) {
    behaviour.actions.status = 204;
  },
};

export default deviation;
