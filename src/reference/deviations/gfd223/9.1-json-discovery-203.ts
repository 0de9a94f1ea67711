/** Discovery in JSON is answered with 203. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-discovery-203',
  kind: 'mutant',
  clause: 'http.qi-get.status',
  title: 'Discovery in JSON is answered with 203',
  apply(behaviour) {
    behaviour.queryInterface.getStatus = (context) => (context.output === 'application/occi+json' ? 203 : 200);
  },
};

export default deviation;
