/** Discovery is refused in plain text and given in the other renderings. */
import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'discovery-not-in-plain-text',
  kind: 'mutant',
  clause: 'http.qi.implemented',
  title: 'Discovery is refused in plain text and given in the other renderings',
  apply(behaviour) {
    const { output } = behaviour.requests;
    behaviour.requests.output = (context) => {
      const chosen = output(context);
      if (context.operation === 'qi-get' && chosen === 'text/plain') throw new Refusal(406, 'Discovery speaks JSON');
      return chosen;
    };
  },
};

export default deviation;
