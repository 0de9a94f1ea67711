/** A 204 has a body. */
import type { Deviation } from '../deviation.js';

export default {
  id: 'body-with-204',
  kind: 'mutant',
  clause: 'http.status.204-no-content',
  title: 'A 204 has a body',
  apply(behaviour) {
    const { hasBody } = behaviour.protocol;
    const { finish } = behaviour.rendering;
    behaviour.protocol.hasBody = (status) => status === 204 || hasBody(status);
    behaviour.rendering.finish = (context, rendered, content) => {
      const done = finish(context, rendered, content);
      return context.operation === 'entity-delete' && content.kind === 'none'
        ? { ...done, contentType: 'text/plain', body: 'OK\r\n' }
        : done;
    };
  },
} satisfies Deviation;
