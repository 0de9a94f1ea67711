/** A request without Accept is not acceptable. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'accept-required',
  kind: 'mutant',
  clause: 'http.request.accept-absent',
  title: 'A request without Accept is not acceptable',
  apply(behaviour) {
    const { select } = behaviour.negotiation;
    behaviour.negotiation.select = (context, offers) =>
      behaviour.negotiation.accepted(context) === undefined ? undefined : select(context, offers);
  },
} satisfies Deviation;
