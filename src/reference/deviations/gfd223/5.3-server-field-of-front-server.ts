/** A server behind another one that puts its own Server field over it. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'server-field-of-front-server',
  kind: 'mutant',
  clause: 'http.versioning.server-header',
  title: 'A front server overwrites the Server field',
  apply(behaviour) {
    behaviour.protocol.serverField = () => 'nginx/1.18.0';
  },
};

export default deviation;
