/** Clients that do not say what they accept get JSON. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'json-by-default',
  kind: 'variant',
  clause: 'http.request.accept-absent',
  title: 'Clients that do not say what they accept get JSON',
  conflicts: ['text-occi-plain-by-default'],
  apply(behaviour) {
    const { offers } = behaviour.negotiation;
    behaviour.negotiation.offers = ['application/occi+json', ...offers.filter((o) => o !== 'application/occi+json')];
  },
};

export default deviation;
