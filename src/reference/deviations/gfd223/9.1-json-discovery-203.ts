/** Discovery in JSON is answered with 203. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-discovery-203',
  kind: 'mutant',
  clause: 'http.qi-get.status',
  title: 'Discovery in JSON is answered with 203',
  apply(behaviour) {
    behaviour.queryInterface.getStatus = ({ output, target }) =>
      output === 'application/occi+json' && target.kind === 'query-interface' && !target.wellKnown ? 203 : 200;
  },
};

export default deviation;
