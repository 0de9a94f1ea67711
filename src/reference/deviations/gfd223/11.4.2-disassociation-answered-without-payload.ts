/** The answer to a disassociation has no payload. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'disassociation-answered-without-payload',
  kind: 'variant',
  clause: 'http.disassociate.status',
  title: 'The answer to a disassociation has no payload',
  apply(behaviour) {
    behaviour.mixins.disassociated = () => ({ kind: 'none' });
  },
};

export default deviation;
