/** A text/occi answer of more than six kilobytes is refused as too large. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'text-occi-too-large',
  kind: 'variant',
  clause: 'http.conformance.text',
  title: 'A text/occi answer of more than six kilobytes is refused as too large',
  apply(behaviour) {
    behaviour.negotiation.headLimit = 6 * 1024;
  },
};

export default deviation;
