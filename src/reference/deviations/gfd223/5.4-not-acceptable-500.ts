/** A format that is not there is an internal error. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'not-acceptable-500',
  kind: 'mutant',
  clause: 'http.status.406-not-acceptable',
  title: 'A format that is not there is an internal error',
  apply(behaviour) {
    behaviour.negotiation.notAcceptable = 500;
  },
} satisfies Deviation;
