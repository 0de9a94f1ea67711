/** Accept has to name a format: any format is not acceptable. */

import type { Deviation } from '../deviation.js';

export default {
  id: 'any-format-not-acceptable',
  kind: 'mutant',
  clause: 'http.request.accept-absent',
  title: 'Accept has to name a format: any format is not acceptable',
  apply(behaviour) {
    const { accepted } = behaviour.negotiation;
    behaviour.negotiation.accepted = (context) =>
      accepted(context)?.map((range) => (range.type === '*' ? { ...range, quality: 0 } : range));
  },
} satisfies Deviation;
