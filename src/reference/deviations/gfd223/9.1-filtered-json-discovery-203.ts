/** Discovery in JSON under a filter is answered with 203. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'filtered-json-discovery-203',
  kind: 'mutant',
  clause: 'http.qi-get.status',
  title: 'Discovery in JSON under a filter is answered with 203',
  apply(behaviour) {
    behaviour.queryInterface.getStatus = ({ output, payload }) =>
      output === 'application/occi+json' && payload.kind !== 'none' ? 203 : 200;
  },
};

export default deviation;
