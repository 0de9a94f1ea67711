/** A server that takes an association for a creation. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'associate-201',
  kind: 'mutant',
  clause: 'http.associate.status',
  title: 'An association is answered with 201',
  apply(behaviour) {
    behaviour.mixins.associateStatus = 201;
  },
};

export default deviation;
