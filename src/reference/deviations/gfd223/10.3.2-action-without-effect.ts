/** An action on an instance is answered as if it had been carried out. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-without-effect',
  kind: 'mutant',
  clause: 'http.methods.entity-post-action',
  title: 'An action on an instance is answered as if it had been carried out',
  apply(behaviour) {
    const { enterState } = behaviour.actions;
    behaviour.actions.enterState = (context, entity, attribute, state) => {
      if (context.operation !== 'entity-action') enterState(context, entity, attribute, state);
    };
  },
};

export default deviation;
