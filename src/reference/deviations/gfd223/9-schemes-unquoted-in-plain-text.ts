/** Discovery in plain text writes schemes without quotes. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'schemes-unquoted-in-plain-text',
  kind: 'mutant',
  clause: 'http.qi.rendering-docs',
  title: 'Discovery in plain text writes schemes without quotes',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, rendered, content) => {
      const done = finish(context, rendered, content);
      const concerned = context.output === 'text/plain' && context.operation === 'qi-get';
      return concerned && typeof done.body === 'string'
        ? { ...done, body: done.body.replaceAll(/ scheme="([^"]*)"/g, ' scheme=$1') }
        : done;
    };
  },
};

export default deviation;
