/** An updated instance is shown in text/plain also to clients that accept JSON alone. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'updated-instance-in-text',
  kind: 'mutant',
  clause: 'http.response.content-type',
  title: 'An updated instance is shown in text/plain also to clients that accept JSON alone',
  apply(behaviour) {
    const { output } = behaviour.requests;
    behaviour.requests.output = (context) => {
      const chosen = output(context);
      return context.operation === 'entity-post' && chosen === 'application/occi+json' ? 'text/plain' : chosen;
    };
  },
} satisfies Deviation;
