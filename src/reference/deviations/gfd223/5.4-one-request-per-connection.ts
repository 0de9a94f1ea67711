/** Each connection ends with the first answer. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'one-request-per-connection',
  kind: 'variant',
  clause: 'http.conformance.http',
  title: 'Each connection ends with the first answer',
  apply(behaviour) {
    behaviour.protocol.keepsConnection = false;
  },
};

export default deviation;
