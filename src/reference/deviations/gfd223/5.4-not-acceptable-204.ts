/** A client that accepts no format of the server gets 204. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'not-acceptable-204',
  kind: 'mutant',
  clause: 'http.status.406-not-acceptable',
  title: 'A client that accepts no format of the server gets 204',
  apply(behaviour) {
    behaviour.negotiation.notAcceptable = 204;
  },
} satisfies Deviation;
