/** Server names both OCCI versions. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'server-both-versions',
  kind: 'variant',
  clause: 'http.versioning.string-1-2-server',
  title: 'Server names both OCCI versions',
  conflicts: ['server-products'],
  apply(behaviour) {
    behaviour.protocol.serverField = () => 'occi-reference/1.0 OCCI/1.1 OCCI/1.2';
  },
};

export default deviation;
