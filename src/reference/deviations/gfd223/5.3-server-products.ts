/** Server names several products and has a comment. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'server-products',
  kind: 'variant',
  clause: 'http.versioning.server-header',
  title: 'Server names several products and has a comment',
  conflicts: ['server-both-versions'],
  apply(behaviour) {
    behaviour.protocol.serverField = () => 'acme-cloud/4.1 (Debian) OCCI/1.2 nginx/1.27';
  },
};

export default deviation;
