/** Listings in text/uri-list are refused. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'uri-list-refused',
  kind: 'mutant',
  clause: 'http.conformance.text',
  title: 'Listings in text/uri-list are refused',
  apply(behaviour) {
    const { negotiation } = behaviour;
    negotiation.offers = negotiation.offers.filter((type) => type !== 'text/uri-list');
  },
};

export default deviation;
