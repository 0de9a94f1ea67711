/** An action that the state rules out is an internal error. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'action-out-of-state-500',
  kind: 'mutant',
  clause: 'http.status.409-conflict',
  title: 'An action that the state rules out is an internal error',
  apply(behaviour) {
    behaviour.actions.inapplicableStatus = 500;
  },
} satisfies Deviation;
