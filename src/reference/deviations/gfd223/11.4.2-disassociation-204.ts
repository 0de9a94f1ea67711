/** Disassociation is answered with 204. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'disassociation-204',
  kind: 'mutant',
  clause: 'http.disassociate.status',
  title: 'Disassociation is answered with 204',
  apply(behaviour) {
    behaviour.mixins.disassociateStatus = 204;
  },
};

export default deviation;
