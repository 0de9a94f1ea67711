/** There is nothing at the well-known path. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'well-known-missing',
  kind: 'variant',
  clause: 'http.qi.well-known-adopt',
  title: 'There is nothing at the well-known path',
  conflicts: ['generous', 'minimal', 'well-known-redirects'],
  target: { ics: { absent: ['well-known'] } },
  apply(behaviour) {
    behaviour.queryInterface.wellKnown = undefined;
  },
};

export default deviation;
