/** An action on the query interface makes the server stumble. */
import { Refusal } from '../../outcome.js';
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'action-on-discovery-500',
  kind: 'mutant',
  clause: 'http.methods.qi-post-action',
  title: 'An action on the query interface makes the server stumble',
  apply(behaviour) {
    const { undefinedMethod } = behaviour.protocol;
    behaviour.protocol.undefinedMethod = (context, methods) => {
      if (context.target.kind === 'query-interface' && context.request.method === 'POST') throw new Refusal(500, 'No such operation');
      return undefinedMethod(context, methods);
    };
  },
};

export default deviation;
