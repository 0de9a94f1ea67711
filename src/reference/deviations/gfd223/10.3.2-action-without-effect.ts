/** An action is answered as if it had been carried out. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-without-effect',
  kind: 'mutant',
  clause: 'http.methods.entity-post-action',
  title: 'An action is answered as if it had been carried out',
  apply(behaviour) {
    behaviour.actions.enterState = () => undefined;
  },
};

export default deviation;
