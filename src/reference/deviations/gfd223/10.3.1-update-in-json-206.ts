/** A partial update in JSON is answered with 206. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'update-in-json-206',
  kind: 'mutant',
  clause: 'http.partial-update.status',
  title: 'A partial update in JSON is answered with 206',
  apply(behaviour) {
    behaviour.entities.updateStatus = (context) => (context.output === 'application/occi+json' ? 206 : 200);
  },
};

export default deviation;
