/** Accept lists text/occi+plain, which is not acceptable. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'accept-field-names-what-is-not-served',
  kind: 'mutant',
  clause: 'http.response.accept',
  title: 'Accept lists text/occi+plain, which is not acceptable',
  apply(behaviour) {
    behaviour.negotiation.offers = behaviour.negotiation.offers.filter((offer) => offer !== 'text/occi+plain');
  },
} satisfies Deviation;
