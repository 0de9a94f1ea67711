/** A server that does not say which OCCI version it has. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'server-header-missing',
  kind: 'mutant',
  clause: 'http.versioning.server-header',
  title: 'The Server field has no OCCI version',
  apply(behaviour) {
    behaviour.protocol.serverField = () => 'occi-reference/1.0';
  },
};

export default deviation;
