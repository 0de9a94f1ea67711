/** A client that accepts no format of the server gets text/plain. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'accept-disregarded',
  kind: 'variant',
  clause: 'http.status.406-not-acceptable',
  title: 'A client that accepts no format of the server gets text/plain',
  apply(behaviour) {
    behaviour.negotiation.notAcceptable = 'text/plain';
  },
} satisfies Deviation;
