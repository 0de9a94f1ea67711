/** Methods that are not defined are not implemented. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'undefined-methods-501',
  kind: 'variant',
  clause: 'http.status.405-method-not-allowed',
  title: 'Methods that are not defined are not implemented',
  apply(behaviour) {
    behaviour.protocol.methodNotAllowedStatus = 501;
  },
} satisfies Deviation;
