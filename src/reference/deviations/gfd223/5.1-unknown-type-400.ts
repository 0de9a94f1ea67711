/** A payload in an unknown type is a bad request. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'unknown-type-400',
  kind: 'variant',
  clause: 'http.request.content-type-obeyed',
  title: 'A payload in an unknown type is a bad request',
  apply(behaviour) {
    behaviour.negotiation.unsupportedStatus = 400;
  },
};

export default deviation;
