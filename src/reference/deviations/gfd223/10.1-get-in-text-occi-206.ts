/** GET on an instance in text/occi is answered with 206. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'get-in-text-occi-206',
  kind: 'mutant',
  clause: 'http.entity-get.status',
  title: 'GET on an instance in text/occi is answered with 206',
  apply(behaviour) {
    behaviour.entities.getStatus = (context) => (context.output === 'text/occi' ? 206 : 200);
  },
};

export default deviation;
