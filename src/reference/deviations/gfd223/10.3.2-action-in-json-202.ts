/** An action in JSON is answered with 202. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-in-json-202',
  kind: 'mutant',
  clause: 'http.entity-action.status',
  title: 'An action in JSON is answered with 202',
  apply(behaviour) {
    behaviour.actions.status = (context) => (context.output === 'application/occi+json' ? 202 : 200);
  },
};

export default deviation;
