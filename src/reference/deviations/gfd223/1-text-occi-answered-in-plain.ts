/** Who accepts text/occi gets text/plain. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'text-occi-answered-in-plain',
  kind: 'mutant',
  clause: 'http.conformance.text',
  title: 'Who accepts text/occi gets text/plain',
  apply(behaviour) {
    const { select } = behaviour.negotiation;
    behaviour.negotiation.select = (context, offers) => {
      const selected = select(context, offers);
      return selected === 'text/occi' ? 'text/plain' : selected;
    };
  },
};

export default deviation;
