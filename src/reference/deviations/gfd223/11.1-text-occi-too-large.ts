/** A text/occi answer of more than two kilobytes is refused as too large. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'text-occi-too-large',
  kind: 'variant',
  clause: 'http.conformance.text',
  title: 'A text/occi answer of more than two kilobytes is refused as too large',
  apply(behaviour) {
    behaviour.negotiation.headLimit = 2048;
  },
};

export default deviation;
