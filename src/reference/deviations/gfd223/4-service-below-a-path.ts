/** The service lies below a path of its host. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'service-below-a-path',
  kind: 'variant',
  clause: 'http.qi.path',
  title: 'The service lies below a path of its host',
  apply(behaviour) {
    behaviour.protocol.basePath = '/clouds/one/';
  },
};

export default deviation;
