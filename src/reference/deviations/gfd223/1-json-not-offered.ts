/** Nothing is answered in JSON. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-not-offered',
  kind: 'mutant',
  clause: 'http.conformance.json',
  title: 'Nothing is answered in JSON',
  apply(behaviour) {
    const { negotiation } = behaviour;
    negotiation.offers = negotiation.offers.filter((type) => type !== 'application/occi+json');
  },
};

export default deviation;
