/** A 204 to a client that accepts JSON has an empty object for a body. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'body-with-204-in-json',
  kind: 'mutant',
  clause: 'http.status.204-no-content',
  title: 'A 204 to a client that accepts JSON has an empty object for a body',
  apply(behaviour) {
    const { hasBody } = behaviour.protocol;
    const { finish } = behaviour.rendering;
    let isDeletion = false;
    behaviour.protocol.hasBody = (status) => (status === 204 ? isDeletion : hasBody(status));
    behaviour.rendering.finish = (context, rendered, content) => {
      const done = finish(context, rendered, content);
      isDeletion = context.operation === 'entity-delete' && context.output === 'application/occi+json';
      return isDeletion ? { ...done, contentType: undefined, body: '{}' } : done;
    };
  },
} satisfies Deviation;
