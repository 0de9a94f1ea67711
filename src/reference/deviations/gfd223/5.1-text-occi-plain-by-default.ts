/** Clients that do not say what they accept get text/occi+plain. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'text-occi-plain-by-default',
  kind: 'variant',
  clause: 'http.request.accept-absent',
  title: 'Clients that do not say what they accept get text/occi+plain',
  conflicts: ['json-by-default'],
  apply(behaviour) {
    const { offers } = behaviour.negotiation;
    behaviour.negotiation.offers = ['text/occi+plain', ...offers.filter((o) => o !== 'text/occi+plain')];
  },
};

export default deviation;
