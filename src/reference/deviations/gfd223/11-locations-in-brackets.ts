/** Collections of kinds in plain text have locations in angle brackets. */
import type { Deviation } from '../deviation.js';

const deviation: Deviation = {
  id: 'locations-in-brackets',
  kind: 'mutant',
  clause: 'http.collection.rendering-docs',
  title: 'Collections of kinds in plain text have locations in angle brackets',
  apply(behaviour) {
    const { finish } = behaviour.rendering;
    behaviour.rendering.finish = (context, rendered, content) => {
      const done = finish(context, rendered, content);
      const concerned = context.output === 'text/plain' && context.operation === 'kind-get';
      return concerned && typeof done.body === 'string'
        ? { ...done, body: done.body.replaceAll(/^X-OCCI-Location: (.*)$/gm, 'X-OCCI-Location: <$1>') }
        : done;
    };
  },
};

export default deviation;
