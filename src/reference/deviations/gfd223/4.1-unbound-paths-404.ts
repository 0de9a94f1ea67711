/** Paths above collections are not found. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'unbound-paths-404',
  kind: 'variant',
  clause: 'http.paths.unbound-union',
  title: 'Paths above collections are not found',
  conflicts: ['generous'],
  target: { ics: { absent: ['unbound-path'] } },
  apply(behaviour) {
    behaviour.offering.unboundPaths = false;
  },
};

export default deviation;
