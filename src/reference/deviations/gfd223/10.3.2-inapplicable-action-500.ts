/** An action that does not apply now is answered with 500. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'inapplicable-action-500',
  kind: 'mutant',
  clause: 'http.entity-action.status',
  title: 'An action that does not apply now is answered with 500',
  apply(behaviour) {
    const { inapplicableStatus } = behaviour.actions;
    behaviour.actions.inapplicableStatus = (context) => (context.operation === 'entity-action' ? 500 : choose(inapplicableStatus, context));
  },
};

export default deviation;
