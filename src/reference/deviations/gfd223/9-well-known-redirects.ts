/** The well-known path redirects to the query interface. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'well-known-redirects',
  kind: 'variant',
  clause: 'http.qi.well-known-path',
  title: 'The well-known path redirects to the query interface',
  conflicts: ['generous', 'minimal', 'well-known-missing'],
  apply(behaviour) {
    behaviour.queryInterface.wellKnownRedirect = 302;
  },
};

export default deviation;
