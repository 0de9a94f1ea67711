/** An action that does not apply now is answered with 500 in JSON. */
import { choose } from '../../context.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'inapplicable-action-500',
  kind: 'mutant',
  clause: 'http.entity-action.status',
  title: 'An action that does not apply now is answered with 500 in JSON',
  apply(behaviour) {
    const { inapplicableStatus } = behaviour.actions;
    behaviour.actions.inapplicableStatus = (context) =>
      context.operation === 'entity-action' && context.output === 'application/occi+json' ? 500 : choose(inapplicableStatus, context);
  },
};

export default deviation;
